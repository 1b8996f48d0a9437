-- What left the register: to whom, on what ground, decided by whom, with a hash of exactly what it held.
create table disclosures (
  id text primary key,
  at text not null,
  recipient_kind text not null check (recipient_kind in ('own-unit', 'agency', 'statistics')),
  agency_id text references agencies (id),
  purpose text not null,
  document text not null,
  -- SHA-256 of the paper's content, hexadecimal
  content_hash text not null,
  decided_by text not null references users (id),
  -- how it left; null while it has not
  left_as text check (left_as in ('pdf', 'docx', 'print')),
  -- null with left_as set: on its way when the register locked, nobody knows whether it left
  left_at text check (left_at is null or left_as is not null)
) strict;

-- One row a person whose facts it held, with what allowed it (consent versions), as JSON.
create table disclosure_cases (
  disclosure_id text not null references disclosures (id),
  case_id text not null references cases (id),
  grounds text not null,
  primary key (disclosure_id, case_id)
) strict, without rowid;
create index disclosure_cases_case on disclosure_cases (case_id);
