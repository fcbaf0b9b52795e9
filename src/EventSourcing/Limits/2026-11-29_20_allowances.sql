-- How often something was done within its time, counted for all nodes together. The key is a blind index of what is counted and
-- of whom: a login and an address, an account, a mobile. Rows whose time is over mean nothing and are swept now and then.
create table platform.allowances (
    key bytea primary key,
    used int not null,
    until timestamptz not null
);
create index allowances_by_end on platform.allowances (until);
