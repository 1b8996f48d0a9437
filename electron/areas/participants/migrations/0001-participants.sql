-- Everybody the register knows by name: participants, guardians, family. Ages are always computed from birth_date.
create table persons (
  id text primary key,
  given_name text not null,
  family_name text not null,
  alias text not null default '',
  -- twelve digits with hyphen, check digit proven; null with a reason
  personal_number text,
  number_missing_reason text not null default '',
  birth_date text,
  protection text not null default 'none' check (protection in ('none', 'secrecy-flag', 'protected-registration', 'fictitious')),
  -- home municipality, code
  municipality text,
  phone text not null default '',
  email text not null default '',
  version integer not null default 1
) strict;
create unique index persons_number on persons (personal_number) where personal_number is not null;
create index persons_name on persons (family_name, given_name);

create table cases (
  id text primary key,
  number text not null unique,
  person_id text not null unique references persons (id),
  phase text not null,
  state text not null check (state in ('active', 'paused', 'discontinued', 'closed')),
  opened_on text not null,
  closed_on text,
  version integer not null default 1
) strict;

-- Guardians of a participant. Siblings may share a guardian; they never share a file.
create table guardians (
  id text primary key,
  child_id text not null references persons (id),
  guardian_id text not null references persons (id),
  relation text not null,
  ended_on text,
  unique (child_id, guardian_id)
) strict;
