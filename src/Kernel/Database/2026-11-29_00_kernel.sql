create table kernel.subject_keys (
    subject uuid primary key,
    wrapped bytea,                       -- null once destroyed
    made_at timestamptz not null default now(),
    destroyed_at timestamptz
);

-- The first answer to a command that crossed the network, given again when the same command comes again under its key.
create table kernel.receipts (
    actor uuid not null,
    key text not null,
    stream_id uuid not null,
    command text not null,
    content bytea not null,              -- keyed fingerprint of what the command says
    answer json not null,
    at timestamptz not null default now(),
    primary key (actor, key)
);
create index receipts_by_age on kernel.receipts (at);

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
