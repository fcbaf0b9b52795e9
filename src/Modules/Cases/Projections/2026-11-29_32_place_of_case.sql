-- Which place a case is about, as a keyed hash: null where the matter has none, and in cases of before.
alter table cases.cases add column place_blind bytea;
