create schema cases;

create table cases.cases (
    id uuid primary key,
    number text not null unique,
    matter text not null,
    region text not null,
    subject uuid not null,
    operator uuid not null,
    title bytea not null,                -- sealed for subject
    submitted_at timestamptz not null,
    due_on date not null,
    items smallint not null,
    finished smallint not null,
    granted smallint not null,
    needs_applicant boolean not null,
    closed boolean not null
);
create index cases_of_subject on cases.cases (subject, submitted_at desc, id);

-- One row an item: the queues of windows and departments. todo is who has to act next:
-- 'window', 'applicant', a department's code, or '' when nobody has.
create table cases.items (
    case_id uuid not null,
    item text not null,
    number text not null,
    matter text not null,
    region text not null,
    department text not null,
    status text not null,
    todo text not null,
    due_on date not null,                -- the next date that counts: accept by, answer by, decide by
    subject uuid not null,
    title bytea not null,                -- sealed for subject
    title_blind bytea not null,
    channel text not null,
    changed_at timestamptz not null,
    primary key (case_id, item)
);
-- The two kinds of queue, each in the order in which it is worked off and paged through.
create index items_of_window on cases.items (region, status, due_on, case_id, item);
create index items_of_department on cases.items (department, region, status, due_on, case_id, item);
create index items_by_number on cases.items (number);
create index items_by_title on cases.items (title_blind);

-- Each look of an official at a case, shown to the applicant.
create table cases.looks (
    case_id uuid not null,
    account uuid not null,
    post text not null,
    item text not null,
    whole boolean not null,              -- sensitive values were shown in full
    at timestamptz not null default now(),
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    unique (case_id, entry)
);
create index looks_by_case on cases.looks (case_id, at desc);
comment on table cases.looks is 'portal: select, insert';
create index looks_in_commit_order on cases.looks (tx);
create trigger chained before insert on cases.looks for each row execute function platform.chained('case_id');
