-- That somebody checked a sealed file, for its holder to see; who it was is not known and not kept.
create table certificates.checks (
    id bigint generated always as identity primary key,
    file uuid not null,
    subject uuid not null,
    way text not null,                   -- number, code or file
    verdict text not null,
    at timestamptz not null,
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    unique (subject, entry)
);
create index checks_of_subject on certificates.checks (subject, at desc);
comment on table certificates.checks is 'portal: select, insert';
create index checks_in_commit_order on certificates.checks (tx);
create trigger chained before insert on certificates.checks for each row execute function platform.chained('subject');
