create index looks_by_time on mydata.looks (at desc);

create view mydata.audited as
select l.at, l.subject::text || '-' || lpad(l.entry::text, 10, '0') as key, 'export' as kind, l.purpose as what,
    l.account, null::text as post, l.subject, '' as about, '' as detail, l.tx, l.hash
from mydata.looks l;
comment on view mydata.audited is 'portal: select';
