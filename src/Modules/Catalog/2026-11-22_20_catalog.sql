create schema catalog;

create table catalog.matters (
    code         text        not null,
    version      int         not null check (version > 0),
    effective    timestamptz not null,
    published_at timestamptz not null default now(),
    hash         text        not null,
    body         jsonb       not null,
    primary key (code, version)
);

-- Running cases read the version they were filed under for as long as they live.
create function catalog.published_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'A published matter is final: publish the next version.';
end $$;

create trigger published_is_final before update or delete on catalog.matters
    for each row execute function catalog.published_is_final();

-- One number that nodes look at to see whether anything was published.
create table catalog.revision (number bigint not null);
insert into catalog.revision values (0);
comment on table catalog.matters is 'portal: select, insert';
