-- A subject that was forgotten at its own wish, with nothing left under its key, may come again and gets another key then.
alter table platform.subject_keys add column may_return boolean not null default false;
