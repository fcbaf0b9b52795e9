-- What happened, by time, and what one account did.
create index events_by_time on events.mt_events (timestamp desc);
create index events_of_account on events.mt_events ((user_name::uuid), timestamp desc);

-- The root that covers a transaction is found by the end of what each covers.
create index roots_by_end on platform.roots ((substring(line from '"toTx":"([0-9]+)"')::bigint));
