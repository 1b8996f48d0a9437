-- The minute a guardianship ended, so that a consent knows who was a guardian when it was given. Null in what ended before this
-- was kept: then `ended_on` counts as a whole day.
alter table guardians add column ended_at text;
