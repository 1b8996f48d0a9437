-- The monthly log check (SoLPuL (2001:454) 10 §): which entries were drawn, from how many, and what the checker said of each.
-- The entries themselves stay in the chain; what was drawn follows from the month and `head`, the chain's head at its end.
create table log_samples (
  id text primary key,
  month text not null unique check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  head_seq integer not null,
  head text not null check (length(head) = 64),
  candidates integer not null check (candidates > 0),
  drawn_at text not null,
  drawn_by text not null references users (id),
  signed_at text,
  signed_by text references users (id),
  signed_role text,
  check ((signed_at is null) = (signed_by is null) and (signed_at is null) = (signed_role is null))
) strict;

create table log_sample_entries (
  sample_id text not null references log_samples (id),
  seq integer not null references audit_entries (seq),
  verdict text check (verdict in ('fine', 'question')),
  remark text not null default '',
  primary key (sample_id, seq)
) strict;

-- What was signed stays as it was signed.
create trigger log_sample_entries_signed before update on log_sample_entries
when (select signed_at from log_samples where id = old.sample_id) is not null
begin select raise(abort, 'a signed log check is never changed'); end;

-- A month of the log, for the sample and for the reminder of it.
create index audit_entries_at on audit_entries (at);
