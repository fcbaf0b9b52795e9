-- How departments of regions offer the items of the basic directory: only what differs from place to place.
create table catalog.local_items (
    code              varchar(50) primary key,
    basic             text        not null,
    region            text        not null,
    department        text        not null,
    follows           int         not null,
    promised_days     int         check (promised_days >= 0),
    promised_unit     text        not null check (promised_unit in ('workingDays', 'calendarDays')),
    fee               numeric(12, 2) not null check (fee >= 0),
    depth             text,
    channels          text[]      not null,
    halls             text[]      not null,
    hours             text,
    phone             text,
    supervision_phone text,
    opens_on          date,
    closed_on         date,
    check (closed_on > opens_on)
);

comment on column catalog.local_items.follows is 'Version of the basic item that the department has taken over; an older one than the last means that it must follow.';

-- The page of an item, and who must follow it, in the order of the list.
create index local_items_of on catalog.local_items (basic, region, department, code);

-- The list of one region, for its own export.
create index local_items_in on catalog.local_items (region, code);

-- Who took over a version, and when.
create table catalog.followed (
    basic      text        not null,
    version    int         not null,
    region     text        not null,
    department text        not null,
    items      int         not null,
    by         uuid        not null,
    at         timestamptz not null default now()
);
create index followed_of on catalog.followed (basic, at desc);
comment on table catalog.followed is 'portal: select, insert';
