create schema mydata;

-- Each whole copy that somebody took of data of theirs, for them to see: a copy in wrong hands would otherwise leave no trace.
create table mydata.looks (
    subject uuid not null,
    account uuid not null,
    purpose text not null,
    at timestamptz not null,
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    unique (subject, entry)
);
create index looks_of_subject on mydata.looks (subject, at desc);
comment on table mydata.looks is 'portal: select, insert';
create index looks_in_commit_order on mydata.looks (tx);
create trigger chained before insert on mydata.looks for each row execute function platform.chained('subject');
