-- One row a setting; the value is JSON. Law and local practice are settings (domain: consent rules differ between municipalities).
create table settings (
  key text primary key,
  value text not null
) strict;

create table agencies (
  id text primary key,
  kind text not null,
  name text not null,
  short_name text not null,
  -- 1: a public body inside the Public Access to Information and Secrecy Act (OSL); 0: needs a confidentiality undertaking too
  inside_secrecy_act integer not null check (inside_secrecy_act in (0, 1)),
  -- 1: our own organisation under another name (the social services, where we stand under the social board)
  own_organisation integer not null default 0 check (own_organisation in (0, 1)),
  position integer not null,
  active integer not null default 1 check (active in (0, 1)),
  version integer not null default 1
) strict;

create table agency_contacts (
  id text primary key,
  agency_id text not null references agencies (id),
  name text not null,
  title text not null,
  phone text not null,
  email text not null,
  active integer not null default 1 check (active in (0, 1)),
  version integer not null default 1
) strict;
