-- Wrong passwords are counted by platform.allowances, for a login and a place or for a device that is known.
drop table identity.tries;
