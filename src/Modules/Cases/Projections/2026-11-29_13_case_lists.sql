-- Who has to act next follows from status and department; nobody read it.
alter table cases.items drop column todo;

-- What is open of a subject, for the home page: however many closed ones lie above it.
create index open_cases_of_subject on cases.cases (subject, needs_applicant desc, submitted_at desc, id) where not closed;
