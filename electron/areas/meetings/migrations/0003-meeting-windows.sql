-- The list of meetings in windows, in the order in which it is shown: what is to come, what is past and not finalised, what has been.
create index if not exists meetings_day on meetings (date, start_time, number);
create index if not exists meetings_open on meetings (date, start_time, number) where state <> 'finalised';
create index if not exists meetings_past on meetings (date, start_time, number) where state = 'finalised';
drop index if exists meetings_date;
drop index if exists meetings_unfinished;
