create table platform.subject_keys (
    subject uuid primary key,
    wrapped bytea,                       -- null once destroyed
    made_at timestamptz not null default now(),
    destroyed_at timestamptz
);

-- A key may be destroyed; its row says so for ever.
comment on table platform.subject_keys is 'portal: select, insert, update';

-- The first answer to a command that crossed the network, given again when the same command comes again under its key.
create table platform.receipts (
    actor uuid not null,
    key text not null,
    stream_id uuid not null,
    command text not null,
    content bytea not null,              -- keyed fingerprint of what the command says
    answer json not null,
    at timestamptz not null default now(),
    primary key (actor, key)
);
create index receipts_by_age on platform.receipts (at);

-- What is to be done and when: times that come, and what follows an event (due at once, under its subscriber's name).
create table platform.due (
    stream_id uuid not null,
    kind text not null,
    item text not null default '',       -- of a follow-up: the version as text
    at timestamptz not null,
    version int not null default 0,      -- of the event that is followed; 0 for a time
    claimed_until timestamptz,           -- a node is handling it
    attempts int not null default 0,     -- that failed
    reason text,                         -- of the last failure: a code, or the type of an exception
    since timestamptz,                   -- of the first failure
    dead_at timestamptz,                 -- given up, until somebody has it tried again
    primary key (stream_id, kind, item)
);
create index due_by_time on platform.due (at) where dead_at is null;
create index due_failing on platform.due (since, stream_id, kind, item) where attempts > 0;

-- Signed summaries of what was committed, each the same line that the file outside the database has.
create table platform.roots (
    number bigint primary key,
    line text not null
);
comment on table platform.roots is 'portal: select, insert';

-- Chains the rows of a ledger, one chain for each value of the column that the trigger names: entry (1, 2, …), previous
-- (hash of the entry before, zeros for the first) and hash: SHA-256 of the row without it as JSON in the form of RFC 8785.
-- The lock orders those who write to one chain; nobody else waits.
create function platform.chained() returns trigger language plpgsql set timezone = 'UTC' set search_path = pg_catalog as $$
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
