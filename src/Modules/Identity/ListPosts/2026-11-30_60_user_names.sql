-- What an official types to sign in, sealed under their own key: whoever ends an account has to be able to name it. Null for citizens,
-- and for who was added before it was kept.
alter table identity.accounts add column user_sealed bytea;
