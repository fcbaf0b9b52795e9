-- Whom else a case is found by: marks of the names and numbers of who filed it, of the representative and of the other parties. Null in
-- cases of before, which are found by who applies.
alter table cases.cases add column people bytea[];
create index cases_by_people on cases.cases using gin (people);
