-- Jäv: who may not open which case, why, and who decided. Ended rows stay.
create table shut_outs (
  id text primary key,
  case_id text not null references cases (id),
  user_id text not null references users (id),
  reason text not null,
  decided_by text not null references users (id),
  decided_at text not null,
  ended_at text,
  ended_by text references users (id)
) strict;
create unique index shut_outs_holding on shut_outs (user_id, case_id) where ended_at is null;
