-- A queue may also be worked off in the order in which cases were filed.
alter table cases.items add column filed_at timestamptz not null default now();
update cases.items i set filed_at = c.submitted_at from cases.cases c where c.id = i.case_id;
create index items_of_window_by_filed on cases.items (region, status, filed_at, case_id, item) include (due_on, matter);
create index items_of_department_by_filed on cases.items (department, region, status, filed_at, case_id, item) include (due_on, matter);
