-- The keys that sign tokens, and that seal codes and refresh tokens; sealed themselves. One signs, one waits, others still verify.
create table openid.keys (
    id text primary key,
    made_at timestamptz not null,
    signs_from timestamptz,               -- null while it waits, published already
    signs_until timestamptz,              -- when its successor took over
    sealed bytea not null
);

-- What a person allowed a client, until when. A row is never changed but by its end: it is also the record.
create table openid.consents (
    id uuid primary key,
    account uuid not null,
    client uuid not null references openid.clients (id),
    scopes text[] not null,
    given_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz
);
create unique index one_consent_in_force on openid.consents (account, client) where ended_at is null;

-- What a client signed to say who it is is good for one time. The key is a blind index of client and number.
create table openid.used_assertions (
    key bytea primary key,
    until timestamptz not null
);
create index used_assertions_by_end on openid.used_assertions (until);

-- Who did what to a client; null for the command line and for setup.
create table openid.client_log (
    client uuid not null references openid.clients (id),
    what text not null check (what in ('registered', 'changed', 'secret', 'suspended', 'resumed', 'ended')),
    by uuid,
    detail text not null default '',
    at timestamptz not null default now(),
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    primary key (client, entry)
);
comment on table openid.client_log is 'portal: select, insert';
create index client_log_in_commit_order on openid.client_log (tx);
create trigger chained before insert on openid.client_log for each row execute function platform.chained('client');
