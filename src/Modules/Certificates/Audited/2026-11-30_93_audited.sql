create index seal_uses_by_time on certificates.seal_uses (at desc);
create index checks_by_time on certificates.checks (at desc);

create view certificates.audited_seals as
select u.at, u.seal::text || '-' || lpad(u.entry::text, 10, '0') as key, 'seal' as kind, 'certificates.seal-used' as what,
    e.user_name::uuid as account, e.headers ->> 'post' as post, f.subject, f.number as about, s.name as detail, u.tx, u.hash
from certificates.seal_uses u join certificates.seals s on s.id = u.seal
left join certificates.files f on f.id = u.file
left join events.mt_events e on e.stream_id = u.decision_stream and e.version = u.decision_version;
comment on view certificates.audited_seals is 'portal: select';

create view certificates.audited_checks as
select k.at, k.subject::text || '-' || lpad(k.entry::text, 10, '0') as key, 'look' as kind, 'certificates.verified' as what,
    null::uuid as account, null::text as post, k.subject, coalesce(f.number, '') as about, k.verdict as detail, k.tx, k.hash
from certificates.checks k left join certificates.files f on f.id = k.file;
comment on view certificates.audited_checks is 'portal: select';

create view certificates.audited_acts as
select e.timestamp as at, e.stream_id::text || '-' || lpad(e.version::text, 10, '0') as key, 'decision' as kind, e.type::text as what,
    e.user_name::uuid as account, e.headers ->> 'post' as post, (b.headers ->> 'subject')::uuid as subject, coalesce(b.data ->> 'number', '') as about,
    coalesce(b.data ->> 'name', '') as detail, e.tx, decode(e.headers ->> 'hash', 'hex') as hash
from events.mt_events e join events.mt_events b on b.stream_id = e.stream_id and b.version = 1
where e.type like 'certificates.%';
comment on view certificates.audited_acts is 'portal: select';

create view certificates.audited_imports as
select s.imported_at as at, s.id::text as key, 'setting' as kind, 'certificates.seal-imported' as what,
    null::uuid as account, null::text as post, null::uuid as subject, s.department as about, s.name as detail, s.tx, s.row_hash as hash
from certificates.seals s;
comment on view certificates.audited_imports is 'portal: select';
