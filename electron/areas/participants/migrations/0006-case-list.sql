-- By what the list of participants is sorted and narrowed, so that any part of it is found by an index. The program updates it after every
-- write on the case, as only the program knows the order of letters and what is next in a case.
create table case_list (
  id integer primary key,
  case_id text not null unique references cases (id) on delete cascade,
  -- in the order of the alphabet; null: the row shows no name, and its place may tell none
  name_key text,
  number_key text not null,
  -- places in the order of the work
  state_order integer not null,
  phase_order integer not null,
  opened_on text not null,
  -- the day on which something next happens; null: nothing is planned
  next_on text,
  -- the first day on which that may be another although nothing is written; null: no day
  turns_on text
) strict;
create index case_list_number on case_list (number_key);
create index case_list_name on case_list (name_key, number_key);
create index case_list_state on case_list (state_order, number_key);
create index case_list_phase on case_list (phase_order, number_key);
create index case_list_opened on case_list (opened_on, number_key);
create index case_list_next on case_list (next_on, number_key);
create index case_list_narrow on case_list (state_order, phase_order, number_key);
create index case_list_narrow_name on case_list (state_order, phase_order, name_key, number_key);
create index case_list_narrow_opened on case_list (state_order, phase_order, opened_on, number_key);
create index case_list_narrow_next on case_list (state_order, phase_order, next_on, number_key);
create index case_list_turn on case_list (turns_on) where turns_on is not null;

-- Which of the words of somebody's names a list shows, and so may be looked for where people are chosen.
alter table name_words add column shown integer not null default 0;

-- How many rows there are of each kind, so that nobody counts them.
create table case_counts (
  state_order integer not null,
  phase_order integer not null,
  cases integer not null,
  named integer not null,
  dated integer not null,
  primary key (state_order, phase_order)
) strict, without rowid;
create trigger case_list_added after insert on case_list
begin
  insert into case_counts (state_order, phase_order, cases, named, dated)
    values (new.state_order, new.phase_order, 1, new.name_key is not null, new.next_on is not null)
    on conflict (state_order, phase_order) do update set cases = cases + 1, named = named + excluded.named, dated = dated + excluded.dated;
end;
create trigger case_list_removed after delete on case_list
begin
  update case_counts set cases = cases - 1, named = named - (old.name_key is not null), dated = dated - (old.next_on is not null)
   where state_order = old.state_order and phase_order = old.phase_order;
  delete from case_counts where state_order = old.state_order and phase_order = old.phase_order and cases = 0;
end;
create trigger case_list_changed after update of state_order, phase_order, name_key, next_on on case_list
begin
  update case_counts set cases = cases - 1, named = named - (old.name_key is not null), dated = dated - (old.next_on is not null)
   where state_order = old.state_order and phase_order = old.phase_order;
  delete from case_counts where state_order = old.state_order and phase_order = old.phase_order and cases = 0;
  insert into case_counts (state_order, phase_order, cases, named, dated)
    values (new.state_order, new.phase_order, 1, new.name_key is not null, new.next_on is not null)
    on conflict (state_order, phase_order) do update set cases = cases + 1, named = named + excluded.named, dated = dated + excluded.dated;
end;
