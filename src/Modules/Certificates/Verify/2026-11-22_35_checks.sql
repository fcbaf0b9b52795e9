-- That somebody checked a sealed file, for its holder to see; who it was is not known and not kept.
create table certificates.checks (
    id bigint generated always as identity primary key,
    file uuid not null,
    subject uuid not null,
    way text not null,                   -- number, code or file
    verdict text not null,
    at timestamptz not null
);
create index checks_of_subject on certificates.checks (subject, at desc);
comment on table certificates.checks is 'portal: select, insert';
