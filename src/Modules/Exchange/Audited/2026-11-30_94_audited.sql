create index looks_in_order_of_time on exchange.looks (at desc);
create index looks_of_actor on exchange.looks (actor, at desc);

create view exchange.audited as
select l.at, l.subject::text || '-' || lpad(l.entry::text, 10, '0') as key, 'look' as kind, l.purpose as what,
    l.actor as account, null::text as post, l.subject, l.register as about, l.outcome as detail, l.tx, l.hash
from exchange.looks l;
comment on view exchange.audited is 'portal: select';
