-- A case's notes in windows, also those of one type alone; and which types there are.
create index if not exists events_case_type on events (case_id, type, happened_at desc, written_at desc, id);
create index if not exists events_case_time on events (case_id, happened_at desc, written_at desc, id);
drop index if exists events_case;
