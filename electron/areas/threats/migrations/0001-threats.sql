-- Whom a participant is threatened by. A pseudonym, never a name: the file must not become a register of suspects.
create table threat_actors (
  id text primary key,
  case_id text not null references cases (id),
  pseudonym text not null,
  relation text not null default '',
  motive text not null default '',
  note text not null default '',
  ended_on text,
  version integer not null default 1
) strict;
create unique index threat_actors_pseudonym on threat_actors (case_id, pseudonym) where ended_on is null;

-- One decided assessment. A reassessment is another row; what was once decided stays as it was (SOSFS 2014:5).
create table threat_assessments (
  id text primary key,
  case_id text not null references cases (id),
  number integer not null,
  capability text not null,
  intent text not null,
  opportunity text not null,
  vulnerabilities text not null,
  protective_factors text not null,
  triggers text not null,
  scenario text not null,
  likelihood integer not null check (likelihood between 1 and 5),
  consequence integer not null check (consequence between 1 and 5),
  -- what likelihood and consequence suggested then, and what a person decided (GDPR art. 22: no automatic level)
  suggested_level text not null check (suggested_level in ('low', 'elevated', 'high', 'very-high')),
  level text not null check (level in ('low', 'elevated', 'high', 'very-high')),
  deviation_reason text not null check (level = suggested_level or length(deviation_reason) >= 10),
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  reassess_on text not null,
  decided_on text not null,
  decided_by text not null,
  co_assessor text not null,
  recorded_at text not null,
  recorded_by text not null references users (id),
  unique (case_id, number)
) strict;
create index threat_assessments_case on threat_assessments (case_id, decided_on desc, number desc);

-- The threat actors as they were described at the time.
create table threat_assessment_actors (
  assessment_id text not null references threat_assessments (id),
  position integer not null,
  actor_id text not null references threat_actors (id),
  pseudonym text not null,
  relation text not null,
  motive text not null,
  note text not null,
  primary key (assessment_id, position)
) strict, without rowid;

create table threat_assessment_sources (
  assessment_id text not null references threat_assessments (id),
  position integer not null,
  text text not null,
  reliability text not null check (reliability in ('low', 'medium', 'high')),
  primary key (assessment_id, position)
) strict, without rowid;

-- What was decided to be done. The words belong to the assessment; only whether it is done changes.
create table threat_measures (
  id text primary key,
  assessment_id text not null references threat_assessments (id),
  position integer not null,
  -- offensive measures are the police's own and stand in no file of ours
  kind text not null check (kind in ('defensive', 'supportive')),
  text text not null,
  responsible text not null,
  done_on text,
  version integer not null default 1
) strict;
create index threat_measures_assessment on threat_measures (assessment_id, position);

-- Deleting is left to lawful weeding.
create trigger threat_assessments_no_update before update on threat_assessments begin select raise(abort, 'a decided assessment does not change'); end;
create trigger threat_assessment_actors_no_update before update on threat_assessment_actors begin select raise(abort, 'a decided assessment does not change'); end;
create trigger threat_assessment_sources_no_update before update on threat_assessment_sources begin select raise(abort, 'a decided assessment does not change'); end;
create trigger threat_measures_words before update of id, assessment_id, position, kind, text on threat_measures begin select raise(abort, 'a decided measure does not change'); end;

-- Circles that the participant must stay out of. The position is kept beside the name, so that a zone never moves or
-- vanishes because a list of places was renewed.
create table threat_zones (
  id text primary key,
  case_id text not null references cases (id),
  -- municipality code, and the locality within it; null: the municipality's seat
  municipality text not null,
  locality text,
  place_name text not null,
  lat real not null,
  lon real not null,
  radius_km real not null check (radius_km > 0 and radius_km <= 500),
  reason text not null,
  -- the last day on which it holds; null: until somebody ends it
  valid_to text,
  -- whose zone: a threat actor of the case, or words ("rivaliserande grupp"), or neither
  owner_actor_id text references threat_actors (id),
  owner_text text not null default '',
  started_on text not null,
  ended_on text,
  version integer not null default 1
) strict;
create index threat_zones_case on threat_zones (case_id);
