create schema exchange;

-- The ledger of every look at another department's data. subject and on_behalf_of are keyed ids: without the
-- installation's index key nobody can tell whose they are.
create table exchange.looks (
    id uuid primary key,
    at timestamptz not null,
    actor uuid,                          -- null: somebody who was registering
    on_behalf_of uuid not null,
    subject uuid not null,
    register text not null,
    question text not null,
    purpose text not null,
    legal_basis text not null,
    outcome text not null,
    milliseconds int not null,
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    unique (subject, entry)
);

-- "Who looked at my data" is asked by the person.
create index looks_by_subject on exchange.looks (subject, at desc);
create index looks_by_time on exchange.looks using brin (at);
comment on table exchange.looks is 'portal: select, insert';
create index looks_in_commit_order on exchange.looks (tx);
create trigger chained before insert on exchange.looks for each row execute function platform.chained('subject');
