-- An official's password and the code after it are told apart from a password alone; and whoever tried in vain had a device, too.
alter table identity.sign_ins drop constraint sign_ins_way_check;
alter table identity.sign_ins add constraint sign_ins_way_check check (way in ('password', 'passkey', 'code'));
