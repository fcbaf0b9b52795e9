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

create table kernel.roots (
    number bigint primary key,
    from_tx xid8 not null,
    from_seq bigint not null,
    to_tx xid8 not null,
    to_seq bigint not null,
    events int not null,
    root bytea not null,
    prev bytea not null,
    at timestamptz not null,
    key_id text not null,
    signature bytea not null
);
comment on table kernel.roots is 'portal: select, insert';
