-- Cases that were taken off a meeting. What was written while it was about them may still speak of them: it is read, printed and changed
-- by whoever has opened them as well.
create table meeting_former_cases (
  meeting_id text not null references meetings (id),
  case_id text not null references cases (id),
  removed_at text not null,
  primary key (meeting_id, case_id)
) strict, without rowid;
create index meeting_former_cases_case on meeting_former_cases (case_id);

-- The same of one item that had words on it then, until somebody says anew what it is about.
create table agenda_item_former_cases (
  item_id text not null references agenda_items (id) on delete cascade,
  case_id text not null references cases (id),
  primary key (item_id, case_id)
) strict, without rowid;

-- Those of earlier versions stand in the log: each change of a meeting's cases has an entry under every case that it was about.
insert or ignore into meeting_former_cases (meeting_id, case_id, removed_at)
  select found.meeting_id, found.case_id, max(found.at) from (
    select case when json_valid(p.payload) then json_extract(p.payload, '$.id') end as meeting_id, e.case_id, e.at
      from audit_entries e join audit_payloads p on p.seq = e.seq
     where e.kind = 'meetings.cases-changed' and e.case_id is not null
  ) found
   where found.meeting_id in (select id from meetings) and found.case_id in (select id from cases)
     and not exists (select 1 from meeting_cases m where m.meeting_id = found.meeting_id and m.case_id = found.case_id)
   group by found.meeting_id, found.case_id;
