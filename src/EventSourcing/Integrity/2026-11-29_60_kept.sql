-- Rows that are only added and never change: tx says which transaction added one, row_hash is SHA-256 of the row without it as JSON text.
create function platform.kept() returns trigger language plpgsql set timezone = 'UTC' set search_path = pg_catalog as $$
begin
    new.tx := pg_current_xact_id();
    new.row_hash := sha256(convert_to((to_jsonb(new) - 'row_hash')::text, 'UTF8'));
    return new;
end $$;

-- Makes a table one of them, the rows that it has included.
create procedure platform.keep(kept regclass) language plpgsql set timezone = 'UTC' set search_path = pg_catalog as $$
begin
    execute format('alter table %s add column tx xid8 not null default pg_current_xact_id(), add column row_hash bytea', kept);
    execute format('alter table %s disable trigger user', kept);
    execute format('update %s k set row_hash = sha256(convert_to((to_jsonb(k) - ''row_hash'')::text, ''UTF8''))', kept);
    execute format('alter table %s enable trigger user', kept);
    execute format('alter table %s alter column tx drop default, alter column row_hash set not null', kept);
    execute format('create index on %s (tx)', kept);
    execute format('create trigger kept before insert on %s for each row execute function platform.kept()', kept);
end $$;
