-- What tells one session from another to its owner: the family of browser and system, of a fixed few words, and how it was shown who they are.
alter table identity.sign_ins add column device text check (device ~ '^[a-z]+/[a-z]+$');
alter table identity.sign_ins add column way text check (way in ('password', 'passkey'));
create index sign_ins_by_age on identity.sign_ins (at);
create index open_sessions on identity.sign_ins (account, at) where outcome = 'signed-in' and ended_at is null;
