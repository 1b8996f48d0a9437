-- Every name that an agency or one of its contacts had. What was written while one went by another name still names it.
create table agency_names (
  agency_id text not null references agencies (id),
  name text not null,
  primary key (agency_id, name)
) strict, without rowid;

insert or ignore into agency_names (agency_id, name)
  select id, name from agencies union select id, short_name from agencies union select agency_id, name from agency_contacts;

-- Earlier ones stand in the log, and in minutes that were finalised.
with payloads as (
  select e.kind, case when json_valid(p.payload) then p.payload else '{}' end as payload
    from audit_entries e join audit_payloads p on p.seq = e.seq
   where e.kind in ('settings.agency-changed', 'settings.contact-changed')
),
changes as (
  select kind, json_extract(payload, '$.id') as id, value as name
    from payloads, json_each(json_array(
      json_extract(payload, '$.before.name'), json_extract(payload, '$.after.name'),
      json_extract(payload, '$.before.shortName'), json_extract(payload, '$.after.shortName')))
),
minutes as (select case when json_valid(content) then content else '{}' end as content from meeting_versions),
found as (
  select id as agency_id, name from changes where kind = 'settings.agency-changed'
  union select c.agency_id, changes.name from changes join agency_contacts c on c.id = changes.id where kind = 'settings.contact-changed'
  union select json_extract(called.value, '$.agencyId'), json_extract(called.value, '$.name') from minutes, json_each(content, '$.agencies') called
  union select json_extract(called.value, '$.agencyId'), json_extract(called.value, '$.contact') from minutes, json_each(content, '$.agencies') called
  union select owner.key, owner.value from minutes, json_each(content, '$.owners') owner
)
insert or ignore into agency_names (agency_id, name)
  select agency_id, name from found where typeof(name) = 'text' and trim(name) <> '' and agency_id in (select id from agencies);
