-- The last cases of one matter: a draft of it is replayed against them.
create index cases_of_matter on cases.cases (matter, submitted_at desc, id desc);
