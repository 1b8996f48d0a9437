-- What may be due in a case, by its day. Each area says it anew after every write on the case, so that Idag asks for days and not case by case.
-- Nothing here is told: what is shown is weighed when it is shown.
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
