-- When a code that was sent to the mobile came back. Only then does it let somebody in, and stand for the person.
alter table identity.people add column mobile_confirmed_at timestamptz;

-- Codes that were sent and are still good for something. Nothing here says which number or which code.
create table identity.mobile_codes (
    attempt uuid primary key,
    mobile bytea not null,                -- blind index
    code bytea not null,                  -- blind index of attempt and code
    until timestamptz not null,
    tries int not null
);
create index mobile_codes_by_end on identity.mobile_codes (until);
