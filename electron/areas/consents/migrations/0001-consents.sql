-- A consent is a numbered version of what one person allows: pairs of agency and subject area, a purpose, a period.
-- Its scope is what was signed: after the first signature nothing here changes; withdrawal is a row of its own.
create table consents (
  id text primary key,
  case_id text not null references cases (id),
  number integer not null,
  purpose text not null,
  valid_from text not null,
  valid_to text not null,
  recorded_at text not null,
  recorded_by text not null references users (id),
  unique (case_id, number)
) strict;

create table consent_cells (
  consent_id text not null references consents (id),
  agency_id text not null references agencies (id),
  subject_area text not null,
  primary key (consent_id, agency_id, subject_area)
) strict, without rowid;

create table consent_signatures (
  id text primary key,
  consent_id text not null references consents (id),
  -- the person who signed: the participant, or a guardian
  person_id text not null references persons (id),
  signed_at text not null,
  recorded_at text not null,
  recorded_by text not null references users (id),
  unique (consent_id, person_id)
) strict;

-- Null agency: for all agencies; null subject: in all subjects.
create table consent_withdrawals (
  id text primary key,
  consent_id text not null references consents (id),
  agency_id text references agencies (id),
  subject_area text,
  withdrawn_at text not null,
  -- who withdrew, in words; 'replaced' by a newer version is a withdrawal too
  told_by text not null,
  recorded_at text not null,
  recorded_by text not null references users (id)
) strict;
create index consent_withdrawals_consent on consent_withdrawals (consent_id);
