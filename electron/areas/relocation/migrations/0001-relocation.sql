-- One living relocation plan a case. The chosen place stands in a table of its own, so that no list ever reads it by accident.
create table relocation_plans (
  id text primary key,
  case_id text not null unique references cases (id),
  purpose text check (purpose in ('safety', 'pattern-breaking', 'both')),
  purpose_text text not null default '',
  child_text text not null default '',
  reversal_text text not null default '',
  move_date text,
  -- municipality code; ours until another has accepted in writing (SoL 2025:400, 29:2 and 29:10-11)
  responsible text not null,
  accepted_on text,
  police_text text not null default '',
  police_date text,
  decided_by text not null default '',
  decided_on text,
  -- öre; null: no frame decided
  frame_ore integer check (frame_ore >= 0),
  -- who decided to go over the frame, and when
  frame_note text not null default '',
  meeting_point text not null default '',
  driver text not null default '',
  who_knows text not null default '',
  if_late text not null default '',
  code_word text not null default '',
  safe_spot text not null default '',
  reserve_housing text not null default '',
  fetches_children text not null default '',
  money_reserve text not null default '',
  version integer not null default 1
) strict;

-- What follows are the plan's lists. A removed row stays until undo is out of question; position is the person's own order.
create table relocation_alternatives (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  position integer not null,
  removed_at text,
  code text not null,
  -- a single locality of the municipality, by the gazetteer's name
  locality text,
  remark text not null default ''
) strict;
create index relocation_alternatives_plan on relocation_alternatives (plan_id, position);

create table relocation_destinations (
  plan_id text primary key references relocation_plans (id),
  alternative_id text not null references relocation_alternatives (id),
  chosen_at text not null,
  chosen_by text not null references users (id)
) strict;

create table relocation_checks (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  position integer not null,
  removed_at text,
  -- from the template; null for a row of one's own
  template text,
  text text not null,
  -- days from the move day
  from_day integer not null,
  to_day integer not null check (to_day >= from_day),
  mandatory integer not null check (mandatory in (0, 1)),
  owner text not null default '',
  note text not null default '',
  done_on text,
  done_by text references users (id),
  -- why it does not apply here; empty: it does
  not_applicable text not null default ''
) strict;
create index relocation_checks_plan on relocation_checks (plan_id, position);

create table relocation_family (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  position integer not null,
  removed_at text,
  name text not null,
  relation text not null,
  moves text not null check (moves in ('moves', 'stays', 'undecided')),
  contact text not null default '',
  risk text not null default ''
) strict;
create index relocation_family_plan on relocation_family (plan_id, position);

create table relocation_costs (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  position integer not null,
  removed_at text,
  kind text not null,
  text text not null default '',
  -- hundredths: 2.5 hours are 250
  quantity integer not null check (quantity >= 0),
  unit_ore integer not null check (unit_ore >= 0)
) strict;
create index relocation_costs_plan on relocation_costs (plan_id, position);

create table relocation_times (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  position integer not null,
  removed_at text,
  -- Swedish wall clock, HH:MM
  time text not null,
  kind text not null,
  text text not null default ''
) strict;
create index relocation_times_plan on relocation_times (plan_id, position);

create table relocation_numbers (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  position integer not null,
  removed_at text,
  name text not null,
  number text not null
) strict;
create index relocation_numbers_plan on relocation_numbers (plan_id, position);

-- Numbered copies of the full version: who took which, and in which disclosure it left.
create table relocation_copies (
  plan_id text not null references relocation_plans (id),
  number integer not null,
  disclosure_id text not null references disclosures (id),
  made_at text not null,
  made_by text not null references users (id),
  primary key (plan_id, number)
) strict, without rowid;
