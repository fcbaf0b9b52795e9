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

-- What is to be done and when: times that come, and what follows an event (due at once, under its subscriber's name).
create table kernel.due (
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
create index due_by_time on kernel.due (at) where dead_at is null;
create index due_failing on kernel.due (since, stream_id, kind, item) where attempts > 0;

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
