create table meetings (
  id text primary key,
  type text not null check (type in ('sig', 'sspf', 'other')),
  -- running number within the type: "SIG-möte 14"
  number integer not null check (number > 0),
  date text not null,
  start_time text not null,
  end_time text not null,
  -- in words, never an address
  place text not null,
  state text not null default 'prepare' check (state in ('prepare', 'held', 'finalised')),
  consent_read integer not null default 0 check (consent_read in (0, 1)),
  next_date text,
  next_time text,
  created_at text not null,
  created_by text not null references users (id),
  version integer not null default 1,
  unique (type, number)
) strict;
create index meetings_date on meetings (date);

create table meeting_cases (
  meeting_id text not null references meetings (id),
  case_id text not null references cases (id),
  primary key (meeting_id, case_id)
) strict, without rowid;
create index meeting_cases_case on meeting_cases (case_id);

create table meeting_agencies (
  meeting_id text not null references meetings (id),
  agency_id text not null references agencies (id),
  contact_id text references agency_contacts (id),
  attendance text check (attendance in ('present', 'absent', 'apologies')),
  primary key (meeting_id, agency_id)
) strict, without rowid;

create table agenda_items (
  id text primary key,
  meeting_id text not null references meetings (id),
  position integer not null,
  title text not null,
  -- null: nobody has said what it is about, so it goes to nobody outside the unit
  subject_area text,
  restriction text not null default 'none' check (restriction in ('none', 'no-onward')),
  -- the action of an earlier meeting that it follows up
  follows_action_id text,
  -- taken away, and can be put back until the minutes are finalised
  removed_at text,
  version integer not null default 1
) strict;
create index agenda_items_meeting on agenda_items (meeting_id, position);

create table agenda_item_cases (
  item_id text not null references agenda_items (id) on delete cascade,
  case_id text not null references cases (id),
  primary key (item_id, case_id)
) strict, without rowid;

-- Fact and judgment apart, each with its source (SOSFS 2014:5).
create table agenda_statements (
  item_id text not null references agenda_items (id) on delete cascade,
  id text not null,
  position integer not null,
  nature text not null check (nature in ('fact', 'judgment')),
  source text not null,
  text text not null,
  primary key (item_id, id)
) strict, without rowid;

create table agenda_decisions (
  item_id text not null references agenda_items (id) on delete cascade,
  id text not null,
  position integer not null,
  text text not null,
  decider text not null,
  primary key (item_id, id)
) strict, without rowid;

create table agenda_actions (
  item_id text not null references agenda_items (id) on delete cascade,
  id text not null,
  position integer not null,
  what text not null,
  -- null: the own unit
  owner_agency_id text references agencies (id),
  owner_name text not null,
  due_on text not null,
  primary key (item_id, id)
) strict, without rowid;

-- Finalised minutes, whole, as JSON. Official documents: a correction is another version, the earlier one stays readable.
create table meeting_versions (
  meeting_id text not null references meetings (id),
  number integer not null,
  content text not null,
  -- SHA-256 of content, hexadecimal
  content_hash text not null,
  finalised_at text not null,
  finalised_by text not null references users (id),
  primary key (meeting_id, number)
) strict, without rowid;
create trigger meeting_versions_stand before update on meeting_versions
begin
  select raise(abort, 'finalised minutes do not change');
end;
