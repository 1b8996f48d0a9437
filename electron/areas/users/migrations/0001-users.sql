create table users (
  id text primary key,
  name text not null,
  signature text not null unique,
  role text not null check (role in ('coordinator', 'deputy', 'manager', 'reviewer')),
  disabled_at text
) strict;
