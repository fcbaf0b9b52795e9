create index client_log_by_time on openid.client_log (at desc);

create view openid.audited as
select l.at, l.client::text || '-' || lpad(l.entry::text, 10, '0') as key, 'setting' as kind, 'client.' || l.what as what,
    l.by as account, null::text as post, null::uuid as subject, c.client_id::text as about, l.detail, l.tx, l.hash
from openid.client_log l join openid.clients c on c.id = l.client;
comment on view openid.audited is 'portal: select';
