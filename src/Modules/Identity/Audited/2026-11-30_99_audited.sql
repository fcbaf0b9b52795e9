-- Who signed in, or tried to. What was typed is not kept here; tries for one unknown login stay together.
create function identity.audit_sign_in() returns trigger language plpgsql as $$
declare
    chain uuid := coalesce(new.account, encode(substring(new.login || decode(repeat('00', 16), 'hex') for 16), 'hex')::uuid);
begin
    if tg_op = 'INSERT' then
        perform platform.note(chain, 'sign-in', 'sign-in.' || new.outcome, new.account, new.account, '');
    elsif old.ended_at is null and new.ended_at is not null then
        perform platform.note(chain, 'sign-in', 'sign-in.ended', new.account, new.account, '');
    end if;
    return null;
end $$;
create trigger audited after insert or update of ended_at on identity.sign_ins for each row execute function identity.audit_sign_in();

create function identity.audit_account() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform platform.note(new.id, 'account', 'account.made', null, new.id, new.kind);
    elsif tg_op = 'DELETE' then
        perform platform.note(old.id, 'account', 'account.erased', null, old.id, old.kind);
    elsif new.password_hash is distinct from old.password_hash then
        perform platform.note(new.id, 'account', case when new.one_time then 'account.password-given' else 'account.password' end, null, new.id, '');
    end if;
    return null;
end $$;
create trigger audited after insert or delete or update of password_hash on identity.accounts for each row execute function identity.audit_account();

create function identity.audit_factor() returns trigger language plpgsql as $$
declare
    owner uuid := case when tg_op = 'DELETE' then old.account else new.account end;
begin
    perform platform.note(owner, 'account', 'account.' || tg_argv[0] || case tg_op when 'DELETE' then '-ended' else '-added' end, null, owner, '');
    return null;
end $$;
create trigger audited after insert or delete on identity.passkeys for each row execute function identity.audit_factor('passkey');
create trigger audited_end after delete on identity.authenticators for each row when (old.confirmed_at is not null)
    execute function identity.audit_factor('authenticator');
create trigger audited after update on identity.authenticators for each row when (old.confirmed_at is null and new.confirmed_at is not null)
    execute function identity.audit_factor('authenticator');

-- Rights: posts of officials. Who acts for whom has a ledger of its own.
create function identity.audit_post() returns trigger language plpgsql as $$
declare
    post text := new.department || '/' || new.region || '/' || new.role;
begin
    if tg_op = 'INSERT' then
        perform platform.note(new.account, 'right', case when new.awaits_until is null then 'right.post-given' else 'right.post-proposed' end,
            new.made_by, new.account, post);
    elsif old.agreed_at is null and new.agreed_at is not null then
        perform platform.note(new.account, 'right', 'right.post-agreed', new.agreed_by, new.account, post);
    elsif old.refused_at is null and new.refused_at is not null then
        perform platform.note(new.account, 'right', 'right.post-refused', new.refused_by, new.account, post);
    elsif new.valid_until is distinct from old.valid_until then
        perform platform.note(new.account, 'right', 'right.post-ended', new.ended_by, new.account, post);
    end if;
    return null;
end $$;
create trigger audited after insert or update of valid_until, agreed_at, refused_at on identity.posts for each row execute function identity.audit_post();

create function identity.audit_rights_export() returns trigger language plpgsql as $$
begin
    perform platform.note(new.actor, 'export', 'rights.exported', new.actor, null, concat_ws(' ', new.department, new.role, new.day::text, new.rows::text));
    return null;
end $$;
create trigger audited after insert on identity.rights_exports for each row execute function identity.audit_rights_export();

create index mandate_log_by_time on identity.mandate_log (at desc);

create view identity.audited_mandates as
select l.at, l.mandate::text || '-' || lpad(l.entry::text, 10, '0') as key, 'right' as kind, 'mandate.' || l.what as what, l.account, null::text as post,
    m.principal as subject, '' as about, coalesce(l.why, m.capacity) as detail, l.tx, l.hash
from identity.mandate_log l join identity.mandates m on m.id = l.mandate;
comment on view identity.audited_mandates is 'portal: select';

create view identity.audited as
select a.at, a.chain::text || '-' || lpad(a.entry::text, 10, '0') as key, a.kind, a.what, a.account, a.post, coalesce(a.subject, c.subject) as subject,
    a.about::text as about, a.detail, a.tx, a.hash
from platform.audit a left join identity.accounts c on c.id = a.about;
comment on view identity.audited is 'portal: select';
