-- Who has to act next follows from status and department; nobody read it.
alter table cases.items drop column todo;
