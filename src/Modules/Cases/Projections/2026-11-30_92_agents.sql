-- Who holds the mandate under which it was begun or filed; null for applicants themselves and for a body's own people.
alter table cases.cases add column agent uuid;
alter table cases.drafts add column agent uuid;
-- A case may be filed for somebody; what its people see of it by an agent's hand is looked up beside the subject.
comment on column cases.cases.agent is 'subject of the holder of a mandate';
