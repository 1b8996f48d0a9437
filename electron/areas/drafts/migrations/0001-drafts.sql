-- What is typed but not yet saved, kept continuously so that a lock, a crash or a power cut loses at most the last second.
create table drafts (
  user_id text not null references users (id),
  -- which field of which record: `<area>/<record id or new>/<field>`
  key text not null,
  -- the version of the record that the typing started from
  base_version integer not null,
  value text not null,
  saved_at text not null,
  primary key (user_id, key)
) strict, without rowid;
