-- Kept waiting because of what others of the same network tried.
alter table identity.sign_ins drop constraint sign_ins_outcome_check;
alter table identity.sign_ins add constraint sign_ins_outcome_check check (outcome in ('signed-in', 'wrong', 'locked', 'crowded', 'no-post', 'one-time'));
