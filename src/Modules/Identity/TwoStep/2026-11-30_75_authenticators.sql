-- The second step of officials: an authenticator app (RFC 6238) and codes for the day on which the phone is gone.
create table identity.authenticators (
    account uuid primary key references identity.accounts,
    sealed bytea not null,                -- the app's key, under its owner's key
    confirmed_at timestamptz,             -- a code of it was right once; before that it is asked of nobody
    recent bytea[] not null default '{}'  -- blind, of the codes that were taken last: each is taken once
);

create table identity.recovery_codes (
    account uuid not null references identity.accounts,
    code bytea not null,                  -- blind
    used_at timestamptz,
    primary key (account, code)
);
