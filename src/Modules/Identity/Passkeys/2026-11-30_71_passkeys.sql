-- Passkeys (WebAuthn): the public half of a key that never leaves its owner's device. What identifies the device maker is not kept.
create table identity.passkeys (
    id bytea primary key,                 -- credential id, as the device knows it
    account uuid not null references identity.accounts,
    public_key bytea not null,            -- COSE
    sign_count bigint not null,
    transports text[] not null,
    verified boolean not null,            -- finger, face or the device's code was asked for when it was made
    backup_eligible boolean not null,
    backed_up boolean not null,
    name bytea not null,                  -- what its owner calls it, sealed under the owner's key
    made_at timestamptz not null,
    used_at timestamptz
);
create index passkeys_of_account on identity.passkeys (account, made_at);
