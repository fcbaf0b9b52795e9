-- What is not filed yet. The draft's id becomes the case's.
create table cases.drafts (
    id uuid primary key,
    number text not null unique,
    subject uuid not null,
    operator uuid not null,
    matter text not null,
    matter_version int not null,
    state bytea not null,                -- sealed for subject
    version int not null,                -- goes up with every save
    updated_at timestamptz not null,
    expires_at timestamptz not null
);
create index drafts_of_subject on cases.drafts (subject, updated_at desc);

-- Filing takes the draft away, but only as it was read.
create procedure cases.drop_draft(draft uuid, read_version int) language plpgsql as $$
begin
    delete from cases.drafts where id = draft and version = read_version;
    if not found then
        raise exception 'the draft was changed since it was read' using errcode = 'OSD01';
    end if;
end
$$;

-- The last number given of a matter on a day.
create table cases.numbers (
    matter text not null,
    day date not null,
    last int not null,
    primary key (matter, day)
);

-- Uploaded pages of drafts and of the cases that they become.
create table cases.files (
    id uuid primary key,
    owner uuid not null,                 -- draft and case have the same id
    subject uuid not null,
    material text not null,
    name bytea not null,                 -- sealed for subject
    media_type text not null,
    size int not null,
    sha256 bytea not null,
    content bytea not null,              -- sealed for subject
    uploaded_at timestamptz not null
);
alter table cases.files alter column content set storage external;
create index files_of_owner on cases.files (owner);
