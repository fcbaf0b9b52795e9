create index matters_by_time on catalog.matters (published_at desc);
create index parts_by_time on catalog.parts (published_at desc);

create view catalog.audited_matters as
select m.published_at as at, m.code || '-' || m.version as key, 'setting' as kind, 'catalog.matter-published' as what,
    null::uuid as account, null::text as post, null::uuid as subject, m.code as about, m.version::text as detail, m.tx, m.row_hash as hash
from catalog.matters m;
comment on view catalog.audited_matters is 'portal: select';

create view catalog.audited_parts as
select p.published_at as at, p.kind || '-' || p.code || '-' || p.version as key, 'setting' as kind, 'catalog.part-published' as what,
    p.published_by as account, null::text as post, null::uuid as subject, p.code as about, p.kind || ' ' || p.version as detail, p.tx, p.row_hash as hash
from catalog.parts p;
comment on view catalog.audited_parts is 'portal: select';

-- Who wrote, reviewed and published what.
create view catalog.audited_drafts as
select e.timestamp as at, e.stream_id::text || '-' || lpad(e.version::text, 10, '0') as key, 'setting' as kind, e.type::text as what,
    e.user_name::uuid as account, e.headers ->> 'post' as post, null::uuid as subject, coalesce(b.data ->> 'code', '') as about,
    coalesce(e.data ->> 'place', e.data ->> 'part', e.data ->> 'version', '') as detail, e.tx, decode(e.headers ->> 'hash', 'hex') as hash
from events.mt_events e join events.mt_events b on b.stream_id = e.stream_id and b.version = 1
where e.type like 'catalog.%';
comment on view catalog.audited_drafts is 'portal: select';

create view catalog.audited_ends as
select r.at, r.code as key, 'setting' as kind, 'catalog.matter-ended' as what,
    r.retired_by as account, null::text as post, null::uuid as subject, r.code as about, coalesce(r.successor, '') as detail, r.tx, r.row_hash as hash
from catalog.retired r;
comment on view catalog.audited_ends is 'portal: select';
