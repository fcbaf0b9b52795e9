create index looks_by_time on cases.looks (at desc);
create index looks_of_account on cases.looks (account, at desc);

create view cases.audited_looks as
select l.at, l.case_id::text || '-' || lpad(l.entry::text, 10, '0') as key, 'look' as kind,
    case when l.whole then 'cases.review-whole' else 'cases.review' end as what, l.account, l.post, c.subject, c.number as about, l.item as detail,
    l.tx, l.hash
from cases.looks l join cases.cases c on c.id = l.case_id;
comment on view cases.audited_looks is 'portal: select';

-- What was done to a case, by officials, by applicants and by the platform itself.
create view cases.audited_decisions as
select e.timestamp as at, e.stream_id::text || '-' || lpad(e.version::text, 10, '0') as key, 'decision' as kind, e.type::text as what,
    e.user_name::uuid as account, e.headers ->> 'post' as post, c.subject, c.number as about, coalesce(e.data ->> 'item', '') as detail, e.tx,
    decode(e.headers ->> 'hash', 'hex') as hash
from events.mt_events e join cases.cases c on c.id = e.stream_id
where e.type like 'cases.%';
comment on view cases.audited_decisions is 'portal: select';
