-- Wrong tries of a secret in the open window, for the wait before the next: by the user whose passphrase was tried, or 'recovery-code'.
create table secret_tries (
  secret text primary key,
  failures integer not null check (failures > 0),
  last_at text not null
) strict;
