-- What happened to accounts, rights and the trail itself: written by triggers of the tables that it happened to, in the same transaction,
-- so that no code can forget it and no hand in the database can leave it out. Ids and codes only: nothing of it says who anybody is.
create table platform.audit (
    chain uuid not null,                  -- mostly the account that it is about
    at timestamptz not null default clock_timestamp(),
    kind text not null,                   -- sign-in, account, right, export
    what text not null,                   -- a code that has words
    account uuid,                         -- who did it; null when nobody is known, or it was the command line
    post text,                            -- in which post, where that is known
    about uuid,                           -- the account that it happened to
    subject uuid,                         -- of whom data was looked for
    detail text not null default '',
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    primary key (chain, entry)
);
create index audit_by_time on platform.audit (at desc);
create index audit_of_account on platform.audit (account, at desc);
create index audit_about on platform.audit (about, at desc);
create index audit_in_commit_order on platform.audit (tx);
comment on table platform.audit is 'portal: select, insert';
create trigger chained before insert on platform.audit for each row execute function platform.chained('chain');

create function platform.note(chain uuid, kind text, what text, account uuid, about uuid, detail text) returns void language sql as $$
    insert into platform.audit (chain, kind, what, account, about, detail) values (chain, kind, what, account, about, detail);
$$;
