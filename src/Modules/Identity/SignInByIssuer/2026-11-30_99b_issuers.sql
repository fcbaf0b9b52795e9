alter table identity.sign_ins drop constraint sign_ins_way_check,
    add constraint sign_ins_way_check check (way in ('password', 'passkey', 'code', 'text', 'issuer'));

-- Who has signed in by an outside issuer is known again by the number that they have there, kept as a blind index.
create table identity.issuer_links (
    issuer text not null,                 -- its code in the settings
    number bytea not null,                -- blind index of issuer and number
    account uuid not null references identity.accounts,
    level text not null,                  -- the last one that counts as real name, else the last one
    real_name boolean not null,           -- whether it counts as real name
    made_at timestamptz not null,
    seen_at timestamptz not null,
    primary key (issuer, number)
);
create index issuer_links_of_account on identity.issuer_links (account, seen_at desc);
create trigger audited after insert or delete on identity.issuer_links for each row execute function identity.audit_factor('issuer');
