-- A mandate outlives the account of who held it: it says on whose word an enterprise's cases were filed. Of the person it has an id alone.
alter table identity.mandates drop constraint mandates_person_fkey;
