-- A promise may be counted in months, as laws count the longer limits.
alter table catalog.local_items drop constraint local_items_promised_unit_check;
alter table catalog.local_items add constraint local_items_promised_unit_check check (promised_unit in ('workingDays', 'calendarDays', 'months'));
