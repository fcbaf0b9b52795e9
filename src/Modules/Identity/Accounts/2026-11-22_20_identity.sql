create schema identity;

-- Nothing here can be read as a name, a number or a user name: values are sealed under their subject's key and found by
-- blind index.
create table identity.people (
    subject uuid primary key,
    sealed bytea not null,                -- name, ID number, mobile
    id_number bytea unique,               -- blind index; officials may have none on file
    mobile bytea,                         -- blind index
    verified_at timestamptz,              -- when the population register agreed on name and ID number
    made_at timestamptz not null
);
create index people_by_mobile on identity.people (mobile);

create table identity.accounts (
    id uuid primary key,
    subject uuid not null references identity.people,
    kind text not null check (kind in ('citizen', 'staff')),
    password_hash text not null,
    one_time boolean not null,            -- the password must be changed before anything else
    stamp text not null,                  -- changes with the password: sessions of an older stamp end
    version int not null,
    made_at timestamptz not null,
    unique (subject, kind)
);

-- What a person may type to say who they are: mobile, ID number, user name. Blind index, citizens and staff apart.
create table identity.logins (
    login bytea primary key,
    account uuid not null references identity.accounts
);

-- Wrong passwords, counted before the password is looked at. The key is the account, or a stand-in for a login that nobody
-- has: both are locked alike, so that a lock tells nothing.
create table identity.tries (
    key uuid primary key,
    failures int not null,
    locked_until timestamptz,
    at timestamptz not null
);
create index tries_by_age on identity.tries (at);

create table identity.sign_ins (
    id uuid primary key,                  -- of the session, when one began
    at timestamptz not null,
    login bytea not null,
    account uuid,
    outcome text not null check (outcome in ('signed-in', 'wrong', 'locked', 'no-post', 'one-time')),
    ended_at timestamptz
);
create index sign_ins_of_account on identity.sign_ins (account, at desc);

create table identity.enterprises (
    subject uuid primary key,
    uscc bytea not null unique,           -- blind index
    sealed bytea not null,                -- name, credit code, legal representative
    checked_at timestamptz not null       -- when the licence register last said so
);

create table identity.mandates (
    id uuid primary key,
    person uuid not null references identity.people,
    enterprise uuid not null references identity.enterprises,
    capacity text not null check (capacity in ('legal-representative', 'operator')),
    valid_from timestamptz not null,
    valid_until timestamptz,
    revoked_at timestamptz
);
create unique index one_mandate_in_force on identity.mandates (person, enterprise) where revoked_at is null;

create table identity.posts (
    id uuid primary key,
    account uuid not null references identity.accounts,
    department text not null,
    region text not null,
    role text not null check (role in ('clerk', 'reviewer', 'supervisor', 'editor', 'operator')),
    valid_from timestamptz not null,
    valid_until timestamptz
);
create index posts_of_account on identity.posts (account);

-- Keys of cookies and forms, shared by all nodes; sealed.
create table identity.data_protection_keys (
    name text primary key,
    sealed bytea not null
);
