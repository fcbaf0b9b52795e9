-- What is over is found without reading what is not.
create index tokens_by_end on openid.tokens (coalesce(expiration_date, creation_date));
create index grants_by_age on openid.grants (creation_date);
