-- What may be due in a case, and on which day. Each area updates it after every write on the case, so that Idag can ask by day and need not
-- go through the cases.
-- These are candidates: what is shown is decided when it is shown.
create table dues (
  area text not null,
  kind text not null,
  -- the one thing it is about, unique within its kind: a case, a plan
  ref text not null,
  case_id text not null references cases (id) on delete cascade,
  due_on text not null,
  -- JSON: what a list shows of it, never a text that somebody wrote
  facts text not null,
  primary key (area, kind, ref)
) strict, without rowid;
create index dues_day on dues (area, kind, due_on);
create index dues_case on dues (case_id, area);

create index meetings_unfinished on meetings (date) where state <> 'finalised';
create index relocation_plans_move on relocation_plans (move_date) where move_date is not null;
