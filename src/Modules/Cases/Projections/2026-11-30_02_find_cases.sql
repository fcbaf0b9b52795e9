-- What a counter is asked for: by who applies (null in cases of before), by the beginning or the end of a number, by who filed.
alter table cases.cases add column applicant_blind bytea;
create index cases_by_applicant_name on cases.cases (applicant_blind) where applicant_blind is not null;
create index cases_of_operator on cases.cases (operator);
drop index cases.items_by_number;
create index items_by_number on cases.items (number text_pattern_ops);
create index items_by_end_of_number on cases.items (reverse(number) text_pattern_ops);
create index items_of_subject on cases.items (subject);
