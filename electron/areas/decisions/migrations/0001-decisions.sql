-- What was decided about what may be told to whom, or about ending a record: by two, or by one alone where it only closes.
create table decisions (
  id text primary key,
  kind text not null check (kind in ('agency-added', 'agency-changed', 'agency-closed', 'rules-changed', 'ground-changed', 'ground-closed',
    'exception-decided', 'record-ended')),
  case_id text references cases (id),
  -- what it is about, as it was called that day; '' of a case: its own log has the words
  subject text not null,
  -- the fields that changed, as JSON; '{}' of a case
  before text not null,
  after text not null,
  decided_by text not null references users (id),
  -- null: it only closed
  signed_by text references users (id) check (signed_by <> decided_by),
  decided_at text not null
) strict;
create index decisions_at on decisions (decided_at);

-- Those who decide and did not make it: it stands on their Idag until they have seen it.
create table decision_readers (
  decision_id text not null references decisions (id),
  user_id text not null references users (id),
  seen_at text,
  primary key (decision_id, user_id)
) strict, without rowid;
create index decision_readers_unseen on decision_readers (user_id) where seen_at is null;
