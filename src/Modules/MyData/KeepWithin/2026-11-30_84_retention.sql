-- What the job of retention did, a row a rule and day: the one node that adds it does it.
create table mydata.retention_runs (
    rule text not null,
    day date not null,
    at timestamptz not null,
    ended bigint,                        -- null until it is through
    primary key (rule, day)
);
