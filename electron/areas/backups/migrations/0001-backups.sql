-- One row: what the register knows of its copies. The copies themselves are counted where they lie.
create table backup_state (
  id integer primary key check (id = 1),
  -- Where else copies are put (a stick); never leaves the core. The place is known by its own id again, whatever lies at that path.
  second_folder text,
  second_place text,
  -- The last copy that was written there and read back.
  second_at text,
  -- Days after which Idag reminds of the second place; 0: never.
  remind_days integer not null default 7
) strict;
insert into backup_state (id) values (1);

-- What a copy was found to be when it was last read through.
create table backup_checks (
  place text not null check (place in ('own', 'second')),
  name text not null,
  at text not null,
  sound integer not null check (sound in (0, 1)),
  primary key (place, name)
) strict;
