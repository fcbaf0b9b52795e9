-- A word under each of the installation's two secrets: a start with others is refused before it wraps or looks up anything.
create table platform.probe (
    one boolean primary key default true check (one),
    master bytea not null,
    index bytea not null
);
comment on table platform.probe is 'portal: select, insert';
