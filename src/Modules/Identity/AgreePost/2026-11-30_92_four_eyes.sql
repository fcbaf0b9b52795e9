-- Some posts take two people: one proposes, another agrees before a moment, or nothing comes of it.
alter table identity.posts
    add column awaits_until timestamptz,      -- until when a second person may agree; null where one was enough
    add column agreed_by uuid,
    add column agreed_at timestamptz,
    add column refused_by uuid,
    add column refused_at timestamptz,
    add column refusal_sealed bytea;          -- why, under the key of whom the post was for

-- Whoever proposes does not agree, and nobody agrees to their own post, whatever a program thinks.
alter table identity.posts add constraint posts_two_people check (
    agreed_at is null or (awaits_until is not null and agreed_by is not null and agreed_by is distinct from made_by and agreed_by <> account));

create index posts_waiting on identity.posts (awaits_until) where awaits_until is not null and agreed_at is null and refused_at is null;
