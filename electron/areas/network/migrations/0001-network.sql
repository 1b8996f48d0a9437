-- Two cases that may not be brought together. Stands in both files; neither tells which the other is.
create table keep_apart (
  id text primary key,
  -- the case from whose file it was set; the reason is read there alone
  case_id text not null references cases (id),
  other_case_id text not null references cases (id),
  reason text not null,
  since text not null,
  -- the last day it holds; null while nobody has said
  until text,
  ended_at text,
  set_by text not null references users (id),
  set_at text not null,
  version integer not null default 1,
  check (case_id <> other_case_id)
) strict;
create index keep_apart_case on keep_apart (case_id);
create index keep_apart_other on keep_apart (other_case_id);
