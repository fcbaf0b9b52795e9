alter table identity.sign_ins drop constraint sign_ins_way_check,
    add constraint sign_ins_way_check check (way in ('password', 'passkey', 'code', 'text'));

-- Whose mobile is another one now: it lets them in.
create function identity.audit_mobile() returns trigger language plpgsql as $$
declare
    owner uuid := (select id from identity.accounts where subject = new.subject and kind = 'citizen');
begin
    perform platform.note(coalesce(owner, new.subject), 'account', 'account.mobile', null, owner, '');
    return null;
end $$;
create trigger audited after update on identity.people for each row
    when (new.mobile is distinct from old.mobile and new.mobile_confirmed_at is not null) execute function identity.audit_mobile();
