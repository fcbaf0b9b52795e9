-- Authorities whose certificates of seals are trusted. Only a demo authority has its own key here.
create table certificates.authorities (
    id uuid primary key,
    name text not null,
    certificate bytea not null,
    pfx bytea                            -- encrypted under the authority's key, which the master key wraps
);

create table certificates.seals (
    id uuid primary key,
    department text not null,
    name text not null,                  -- around the edge of the seal
    certificate bytea not null,          -- X.509, DER
    thumbprint bytea not null unique,    -- SHA-256 of it
    private_key bytea not null,          -- PKCS #8, encrypted under the seal's key, which the master key wraps
    valid_from timestamptz not null,
    valid_to timestamptz not null,
    imported_at timestamptz not null default now()
);
create index seals_of_department on certificates.seals (department, valid_to);

-- Every use of a seal, written in the transaction that stores the sealed file: there is no other way to use one.
create table certificates.seal_uses (
    seal uuid not null references certificates.seals (id),
    file uuid not null,
    decision_stream uuid not null,
    decision_version int not null,
    at timestamptz not null default now(),
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    primary key (seal, file),
    unique (seal, entry)
);
comment on table certificates.seal_uses is 'portal: select, insert';
create index seal_uses_in_commit_order on certificates.seal_uses (tx);
create trigger chained before insert on certificates.seal_uses for each row execute function platform.chained('seal');
