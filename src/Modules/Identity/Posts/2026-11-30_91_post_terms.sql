-- A department's own administrator gives its posts.
alter table identity.posts drop constraint posts_role_check;
alter table identity.posts add constraint posts_role_check check (role in ('clerk', 'reviewer', 'supervisor', 'editor', 'operator', 'administrator', 'auditor'));

-- A post may begin on a later day: when it was given is told apart from when it begins.
alter table identity.posts add column made_at timestamptz;
update identity.posts set made_at = valid_from;
alter table identity.posts alter column made_at set not null;

-- What was done to a post, by whom: null for the command line. It is only added to.
create table identity.post_acts (
    id uuid primary key,
    post uuid not null references identity.posts,
    at timestamptz not null,
    actor uuid,
    act text not null,
    until timestamptz                     -- the end that it has from then on; null for none
);
create index acts_of_post on identity.post_acts (post, at, id);
