create table certificates.files (
    id uuid primary key,
    stream uuid not null,                -- the decision that made it due
    version int not null,
    kind text not null,                  -- certificate, or the kind of document
    subject uuid not null,
    department text not null,
    title text not null,
    number text not null,
    code text not null unique,           -- behind the QR code
    sha256 bytea not null,
    signed_digest bytea not null,        -- the digest inside the signature: an altered copy still names its original by it
    sealed bytea not null,               -- the PDF, encrypted under the subject's key
    made_at timestamptz not null default now(),
    unique (stream, version, kind)
);
alter table certificates.files alter column sealed set storage external;
create index files_by_number on certificates.files (number);
create index files_by_hash on certificates.files (sha256);
create index files_by_signed_digest on certificates.files (signed_digest);
comment on table certificates.files is 'portal: select, insert';
