-- Reserve numbers (reservnummer) have each region's own shape: no check digit, but who gave it out must be said.
alter table persons add column number_kind text not null default 'personal' check (number_kind in ('personal', 'reserve'));
alter table persons add column number_issuer text not null default '';
-- Further names somebody is called, separated by commas; `alias` is the one that lists show.
alter table persons add column other_aliases text not null default '';

-- Why a record ended. 'fictitious': for good, nothing of it changes again.
alter table cases add column closed_reason text
  check (closed_reason in ('completed', 'by-participant', 'by-municipality', 'transferred', 'fictitious', 'deceased'));

-- A guardian who is a threat: neither signs nor is invited nor gets copies. Empty: she is none.
alter table guardians add column threat_reason text not null default '';

-- Family and contacts of a participant. The person may stand in several files; what is known of her in one is not seen in another.
create table relatives (
  id text primary key,
  participant_id text not null references persons (id),
  relative_id text not null references persons (id),
  kind text not null check (kind in ('family', 'contact')),
  relation text not null,
  -- in words, never an address
  lives_where text not null default '',
  contact text not null check (contact in ('yes', 'no', 'with-care')),
  contact_how text not null default '',
  phone text not null default '',
  note text not null default '',
  ended_on text,
  version integer not null default 1,
  unique (participant_id, relative_id)
) strict;
create index relatives_participant on relatives (participant_id);

-- Invariant of fingerade personuppgifter (SFS 1991:483): no register may connect the old identity with the new one. Whatever the
-- program above does, a person whose record was ended that way is never written to again; weeding deletes.
create trigger persons_ended before update on persons when old.protection = 'fictitious'
begin
  select raise(abort, 'the record is ended');
end;
create trigger cases_ended before update on cases when old.closed_reason = 'fictitious'
begin
  select raise(abort, 'the record is ended');
end;
