-- What somebody promised to do, by when. Actions come out of finalised minutes and inherit the tags of the item they were
-- agreed under: what may be said of an action is what might be said of its item.
create table actions (
  id text primary key,
  meeting_id text not null references meetings (id),
  -- the entry in the minutes; a corrected version changes the same action
  entry_id text not null,
  meeting_version integer not null,
  what text not null,
  -- null: the own unit
  owner_agency_id text references agencies (id),
  owner_name text not null,
  due_on text not null,
  subject_area text,
  restriction text not null check (restriction in ('none', 'no-onward')),
  done_at text,
  done_by text references users (id),
  -- the correction that took it away; it stays readable
  dropped_at text,
  version integer not null default 1,
  unique (meeting_id, entry_id)
) strict;
create index actions_open on actions (due_on) where done_at is null and dropped_at is null;

create table action_cases (
  action_id text not null references actions (id),
  case_id text not null references cases (id),
  primary key (action_id, case_id)
) strict, without rowid;
create index action_cases_case on action_cases (case_id);
