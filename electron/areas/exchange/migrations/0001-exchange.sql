-- The last import, as long as it can be undone. A new import takes its place; the log keeps what was done before.
create table import_batches (
  id text primary key,
  at text not null,
  user_id text not null references users (id),
  -- SHA-256 of the file, hexadecimal
  file_hash text not null,
  imported integer not null check (imported > 0),
  -- the mending as its draft held it, given back by an undo; null when nothing had been mended
  mending text,
  mended_at text
) strict;

-- Every row the import made, with SHA-256 of it as it was made: an undo removes only what nobody has changed.
create table import_batch_records (
  batch_id text not null references import_batches (id) on delete cascade,
  kind text not null check (kind in ('persons', 'cases', 'guardians', 'events')),
  record_id text not null,
  fingerprint blob not null check (length(fingerprint) = 32),
  primary key (batch_id, kind, record_id)
) strict, without rowid;
