-- What matters are made of: departments, regions, halls, elements, basic items. Like matters, a published version is final.
create table catalog.parts (
    kind         text        not null,
    code         text        not null,
    version      int         not null check (version > 0),
    hash         text        not null,
    body         jsonb       not null,
    origin       text        not null check (origin in ('shipped', 'import', 'studio')),
    published_at timestamptz not null default now(),
    published_by uuid,
    primary key (kind, code, version)
);

create function catalog.published_part_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'A published part of the catalogue is final: publish its next version.';
end $$;

create trigger published_part_is_final before update or delete on catalog.parts
    for each row execute function catalog.published_part_is_final();

-- A matter that ended. Running cases go on; new ones are sent to the successor.
create table catalog.retired (
    code       text        primary key,
    at         timestamptz not null,
    successor  text,
    reason     jsonb       not null,
    retired_by uuid,
    check (successor is distinct from code)
);
comment on table catalog.parts is 'portal: select, insert';
