-- A destination within a zone, decided by two people (domain rule: reason and a second decision maker). It holds for this place
-- and these zones: a zone that is entered later is a conflict again.
create table relocation_overrides (
  id text primary key,
  plan_id text not null references relocation_plans (id),
  alternative_id text not null references relocation_alternatives (id),
  code text not null,
  locality text,
  -- ids as a JSON array
  zones text not null,
  reason text not null,
  decided_by text not null references users (id),
  signed_by text not null references users (id),
  decided_at text not null,
  check (decided_by <> signed_by)
) strict;
create index relocation_overrides_plan on relocation_overrides (plan_id);
