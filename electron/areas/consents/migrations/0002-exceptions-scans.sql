-- A decision to do without one guardian's signature. It is ended by its last day or by a minute, never deleted.
create table consent_exceptions (
  id text primary key,
  consent_id text not null references consents (id),
  -- the guardian whose signature is missing
  person_id text not null references persons (id),
  -- who decided, in words: the decider need not be a user
  decider text not null,
  reason text not null,
  legal_basis text not null,
  decided_at text not null,
  -- last day included
  valid_to text not null,
  ended_at text,
  recorded_at text not null,
  recorded_by text not null references users (id)
) strict;
create index consent_exceptions_consent on consent_exceptions (consent_id);

-- The signed paper as it was scanned or photographed. It lies in the register's own encrypted pages and nowhere else.
create table consent_scans (
  id text primary key,
  consent_id text not null references consents (id),
  kind text not null check (kind in ('pdf', 'png', 'jpeg')),
  -- bytes
  size integer not null,
  -- of a PDF, where they could be counted
  pages integer,
  -- SHA-256 of the bytes, hexadecimal
  sha256 text not null,
  content blob not null,
  recorded_at text not null,
  recorded_by text not null references users (id),
  -- removed, and restorable until the next removal or attachment
  removed_at text
) strict;
create index consent_scans_consent on consent_scans (consent_id);

-- Forms that left for signature, with the code of the scope they showed.
create table consent_forms (
  id text primary key,
  consent_id text not null references consents (id),
  code text not null,
  left_at text not null
) strict;
create index consent_forms_consent on consent_forms (consent_id);
