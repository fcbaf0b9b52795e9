-- An answer to a correction as far as it is filled in; gone when it is sent.
create table cases.replies (
    case_id uuid not null,
    item text not null,
    subject uuid not null,
    reply bytea not null,                -- sealed for subject
    version int not null,                -- goes up with every save
    updated_at timestamptz not null,
    primary key (case_id, item)
);
