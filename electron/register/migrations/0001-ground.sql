create table schema_migrations (
  area text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at text not null,
  primary key (area, number)
) strict;

-- Facts about the register itself: its id, its generation, whether it is a trial register.
create table register_facts (
  key text primary key,
  value text not null
) strict;

-- The audit chain. `digest` is SHA-256 over salt and payload; `head` chains it to the entry before. The payload lies beside
-- and can be erased by lawful weeding: the chain still verifies without it.
create table audit_entries (
  seq integer primary key,
  at text not null,
  user_id text,
  kind text not null,
  case_id text,
  digest blob not null check (length(digest) = 32),
  head blob not null check (length(head) = 32)
) strict;
create index audit_entries_case on audit_entries (case_id, seq);
create trigger audit_entries_no_update before update on audit_entries begin select raise(abort, 'the audit chain is append-only'); end;
create trigger audit_entries_no_delete before delete on audit_entries begin select raise(abort, 'the audit chain is append-only'); end;

create table audit_payloads (
  seq integer primary key references audit_entries (seq),
  salt blob not null check (length(salt) = 32),
  payload text not null
) strict;
