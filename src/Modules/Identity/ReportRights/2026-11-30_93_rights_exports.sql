-- Who took the list of who may do what away, and which part of it.
create table identity.rights_exports (
    id uuid primary key,
    at timestamptz not null,
    actor uuid not null,
    department text,
    role text,
    day date,                             -- null for all times
    by_name boolean not null,             -- the name itself is not kept
    rows int not null
);
create index rights_exports_by_time on identity.rights_exports (at desc);
