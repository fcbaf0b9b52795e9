-- Who gave a post and who ended it; null for the command line.
alter table identity.posts add column made_by uuid, add column ended_by uuid;

-- The list of posts, newest first, of all departments or of one.
create index posts_by_time on identity.posts (valid_from desc, id desc);
create index posts_of_department on identity.posts (department, valid_from desc, id desc);
