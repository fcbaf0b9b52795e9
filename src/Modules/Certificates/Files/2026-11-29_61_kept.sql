-- What was issued, by whose seal and under which number, is under the signed roots like the events that say so.
alter table certificates.numbers add column at timestamptz not null default now();
alter table certificates.authorities add column at timestamptz not null default now();
comment on table certificates.seals is 'portal: select, insert';
comment on table certificates.authorities is 'portal: select, insert';
call platform.keep('certificates.files');
call platform.keep('certificates.numbers');
call platform.keep('certificates.seals');
call platform.keep('certificates.authorities');
