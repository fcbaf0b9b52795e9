-- The days off of a year as running cases were last counted by.
create table cases.counted_years (
    year int primary key,
    notice jsonb not null
);
