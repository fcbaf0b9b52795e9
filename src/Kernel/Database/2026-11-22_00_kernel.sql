create table kernel.subject_keys (
    subject uuid primary key,
    wrapped bytea,                       -- null once destroyed
    made_at timestamptz not null default now(),
    destroyed_at timestamptz
);
-- A key may be destroyed; its row says so for ever.
comment on table kernel.subject_keys is 'portal: select, insert, update';

create table kernel.streams (
    id uuid primary key,
    kind text not null,
    subject uuid,
    version int not null,
    hash bytea not null                  -- of the last event
);
comment on table kernel.streams is 'portal: select, insert, update';

create sequence kernel.events_seq cache 1;

-- data and meta are json, not jsonb: the hash is over the very text that is stored.
create table kernel.events (
    stream_id uuid not null,
    version int not null,
    seq bigint not null default nextval('kernel.events_seq'),
    tx xid8 not null default pg_current_xact_id(),
    type text not null,
    data json not null,
    meta json not null,
    at timestamptz not null,
    prev_hash bytea not null,
    hash bytea not null,
    primary key (stream_id, version)
) partition by hash (stream_id);
comment on table kernel.events is 'portal: select, insert';

create table kernel.events_0 partition of kernel.events for values with (modulus 8, remainder 0);
create table kernel.events_1 partition of kernel.events for values with (modulus 8, remainder 1);
create table kernel.events_2 partition of kernel.events for values with (modulus 8, remainder 2);
create table kernel.events_3 partition of kernel.events for values with (modulus 8, remainder 3);
create table kernel.events_4 partition of kernel.events for values with (modulus 8, remainder 4);
create table kernel.events_5 partition of kernel.events for values with (modulus 8, remainder 5);
create table kernel.events_6 partition of kernel.events for values with (modulus 8, remainder 6);
create table kernel.events_7 partition of kernel.events for values with (modulus 8, remainder 7);

create index events_in_commit_order on kernel.events (tx, seq);

-- The first answer to a command that crossed the network, given again when the same key comes again.
create table kernel.answers (
    actor uuid not null,
    key text not null,
    answer json not null,
    at timestamptz not null default now(),
    primary key (actor, key)
);
create index answers_by_age on kernel.answers (at);

create table kernel.subscriptions (
    name text not null,
    part smallint not null,
    tx xid8 not null default '0',
    seq bigint not null default 0,
    primary key (name, part)
);

create table kernel.parked (
    name text not null,
    stream_id uuid not null,
    version int not null,
    reason text not null,
    at timestamptz not null default now(),
    primary key (name, stream_id, version)
);

create table kernel.due (
    stream_id uuid not null,
    kind text not null,
    item text not null default '',
    at timestamptz not null,
    attempts int not null default 0,
    reason text,
    primary key (stream_id, kind, item)
);
create index due_by_time on kernel.due (at);

-- Signed summaries of what was committed, each the same line that the file outside the database has.
create table kernel.roots (
    number bigint primary key,
    line text not null
);
comment on table kernel.roots is 'portal: select, insert';

-- Chains the rows of a ledger, one chain for each value of the column that the trigger names: entry (1, 2, …), previous
-- (hash of the entry before, zeros for the first) and hash: SHA-256 of the row without it as JSON in the form of RFC 8785.
-- The lock orders those who write to one chain; nobody else waits.
create function kernel.chained() returns trigger language plpgsql set timezone = 'UTC' set search_path = pg_catalog as $$
declare
    chain uuid := to_jsonb(new) ->> tg_argv[0];
    last bigint;
    head bytea;
begin
    perform pg_advisory_xact_lock(hashtextextended(chain::text, tg_relid::bigint));
    execute format('select entry, hash from %s where %I = $1 order by entry desc limit 1', tg_relid::regclass, tg_argv[0]) into last, head using chain;
    new.entry := coalesce(last, 0) + 1;
    new.previous := coalesce(head, decode(repeat('00', 32), 'hex'));
    new.tx := pg_current_xact_id();
    new.hash := sha256(convert_to((
        select '{' || string_agg(to_json(key)::text || ':' || value::text, ',' order by key collate "C") || '}'
        from jsonb_each(to_jsonb(new) - 'hash')), 'UTF8'));
    return new;
end $$;
