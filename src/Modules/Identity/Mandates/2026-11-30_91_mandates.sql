-- Who acts for whom. The principal is a body or a person, and so is the holder.
alter table identity.mandates drop constraint mandates_enterprise_fkey;
alter table identity.mandates rename column enterprise to principal;
alter table identity.mandates rename column person to holder;
alter table identity.mandates drop constraint mandates_capacity_check;
update identity.mandates set capacity = 'liaison' where capacity = 'operator';
alter table identity.mandates
    add constraint mandates_capacity_check check (capacity in ('legal-representative', 'liaison', 'operator', 'agent', 'guardian')),
    add column of_body boolean not null default true,           -- the principal is a body
    add column to_body boolean not null default false,          -- the holder is a body, for which its own people act
    add column scope text[] not null default '{*}',             -- words of MandateScope
    add column rights text[] not null default '{certificates}', -- certificates, operators, clients
    add column holder_name bytea,                               -- sealed under the principal's key
    add column given_by uuid,                                   -- the person who gave it; null when a register says so
    add column offered_until timestamptz,                       -- an offer that nobody accepted lapses then
    add column accepted_at timestamptz,                         -- null while it is an offer
    add column to_confirm boolean not null default false,       -- the representative has changed since it was given
    add column checked_at timestamptz,                          -- when the register said so last; null where none does
    add column ended_why text;                                  -- word for the reason, once revoked_at is set
update identity.mandates set accepted_at = valid_from, checked_at = valid_from, rights = case capacity
    when 'legal-representative' then '{certificates,operators,clients}'::text[] else '{certificates}'::text[] end;
update identity.mandates set ended_why = 'earlier' where revoked_at is not null;
-- Names of columns and of what rests on them go with one another.
drop index identity.one_mandate_in_force;
create unique index one_mandate_in_force on identity.mandates (holder, principal) where revoked_at is null and capacity <> 'agent';
create index mandates_of_holder on identity.mandates (holder, valid_from desc, id desc);
create index mandates_of_principal on identity.mandates (principal, valid_from desc, id desc);

-- What became of each mandate, by whom; only added to.
create table identity.mandate_log (
    mandate uuid not null,
    what text not null,                  -- begun, offered, accepted, declined, confirmed, changed, ended
    why text,                            -- as mandates.ended_why
    person uuid,                         -- who did it; null for the register
    account uuid,
    scope text[],
    until timestamptz,
    at timestamptz not null default now(),
    entry bigint not null,
    previous bytea not null,
    hash bytea not null,
    tx xid8 not null,
    unique (mandate, entry)
);
comment on table identity.mandate_log is 'portal: select, insert';
create index mandate_log_in_commit_order on identity.mandate_log (tx);
create trigger chained before insert on identity.mandate_log for each row execute function platform.chained('mandate');
