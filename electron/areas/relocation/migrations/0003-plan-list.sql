-- The plans of open cases by move day and case number, so that any part of the list is found by an index. The program updates it after
-- every write on the case.
create table plan_list (
  case_id text primary key references cases (id) on delete cascade,
  -- after all days where none is set
  move_key text not null,
  number_key text not null
) strict;
create index plan_list_order on plan_list (move_key, number_key, case_id);
