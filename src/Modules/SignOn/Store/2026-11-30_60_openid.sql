-- The tables of OpenIddict's stores, as EF Core writes them for the model in OpenIdContext.cs.
create schema openid;

CREATE TABLE openid.clients (
    id uuid NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    department text NOT NULL,
    logout_uri text,
    calls text[] NOT NULL,
    made_at timestamp with time zone NOT NULL,
    suspended_at timestamp with time zone,
    ended_at timestamp with time zone,
    application_type character varying(50),
    client_id character varying(100),
    client_secret text,
    client_type character varying(50),
    concurrency_token character varying(50),
    consent_type character varying(50),
    display_name text,
    display_names text,
    json_web_key_set text,
    permissions text,
    post_logout_redirect_uris text,
    properties text,
    redirect_uris text,
    requirements text,
    settings text,
    CONSTRAINT clients_pkey PRIMARY KEY (id)
);

CREATE TABLE openid.scopes (
    id uuid NOT NULL,
    concurrency_token character varying(50),
    description text,
    descriptions text,
    display_name text,
    display_names text,
    name character varying(200),
    properties text,
    resources text,
    CONSTRAINT scopes_pkey PRIMARY KEY (id)
);

CREATE TABLE openid.grants (
    id uuid NOT NULL,
    account uuid,
    session uuid,
    application_id uuid,
    concurrency_token character varying(50),
    creation_date timestamp with time zone,
    properties text,
    scopes text,
    status character varying(50),
    subject character varying(400),
    type character varying(50),
    CONSTRAINT grants_pkey PRIMARY KEY (id),
    CONSTRAINT grants_of_clients FOREIGN KEY (application_id) REFERENCES openid.clients (id)
);

CREATE TABLE openid.tokens (
    id uuid NOT NULL,
    application_id uuid,
    authorization_id uuid,
    concurrency_token character varying(50),
    creation_date timestamp with time zone,
    expiration_date timestamp with time zone,
    payload text,
    properties text,
    redemption_date timestamp with time zone,
    reference_id character varying(100),
    status character varying(50),
    subject character varying(400),
    type character varying(150),
    CONSTRAINT tokens_pkey PRIMARY KEY (id),
    CONSTRAINT tokens_of_clients FOREIGN KEY (application_id) REFERENCES openid.clients (id),
    CONSTRAINT tokens_of_grants FOREIGN KEY (authorization_id) REFERENCES openid.grants (id)
);

CREATE UNIQUE INDEX clients_by_client_id ON openid.clients (client_id);

CREATE INDEX grants_by_account ON openid.grants (account);

CREATE INDEX grants_by_application_id_status_subject_type ON openid.grants (application_id, status, subject, type);

CREATE INDEX grants_by_session ON openid.grants (session);

CREATE UNIQUE INDEX scopes_by_name ON openid.scopes (name);

CREATE INDEX tokens_by_application_id_status_subject_type ON openid.tokens (application_id, status, subject, type);

CREATE INDEX tokens_by_authorization_id ON openid.tokens (authorization_id);

CREATE UNIQUE INDEX tokens_by_reference_id ON openid.tokens (reference_id);
