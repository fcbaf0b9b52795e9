create table certificates.counters (
    type text not null,
    issuer text not null,
    year int not null,
    last int not null,
    primary key (type, issuer, year)
);

-- The serial that a certificate got; asked again, it gets the same.
create table certificates.numbers (
    certificate uuid primary key,
    type text not null,
    issuer text not null,
    year int not null,
    serial int not null,
    unique (type, issuer, year, serial)
);
comment on table certificates.numbers is 'portal: select, insert';
