create table certificates.certificates (
    id uuid primary key,
    subject uuid not null,
    code text not null,
    name text not null,
    number text not null,
    identifier text not null unique,
    department text not null,
    case_id uuid,
    valid_from date not null,
    valid_until date,
    revoked_at timestamptz,
    revoked_because text,                -- a ground of the law, never a text that somebody wrote
    face bytea not null                  -- encrypted under the subject's key
);
create index certificates_of_subject on certificates.certificates (subject, valid_from desc);
create index certificates_by_number on certificates.certificates (number);
