-- The journal of a case. SOSFS 2014:5: every note has date, author and source; fact and judgment apart; corrections visible.
create table events (
  id text primary key,
  case_id text not null references cases (id),
  type text not null,
  -- fact: observed or told; judgment: concluded by somebody
  nature text not null check (nature in ('fact', 'judgment')),
  happened_at text not null,
  source text not null,
  reliability text not null check (reliability in ('low', 'medium', 'high')),
  subject_area text,
  text text not null,
  author_id text not null references users (id),
  written_at text not null,
  version integer not null default 1
) strict;
create index events_case on events (case_id, happened_at desc);

-- Earlier wordings, whole, with who changed them and when.
create table event_versions (
  event_id text not null references events (id),
  version integer not null,
  row text not null,
  replaced_at text not null,
  replaced_by text not null references users (id),
  primary key (event_id, version)
) strict, without rowid;
