-- What one file says of a guardian or a relative, name and ways to reach her, belongs to that file: the person herself, found by
-- her number, may stand in others, and nothing of theirs is answered or changed through this one.
alter table guardians add column given_name text not null default '';
alter table guardians add column family_name text not null default '';
alter table guardians add column phone text not null default '';
alter table guardians add column email text not null default '';
-- How somebody with a sealed record of her own is reached stands in that record, and was not shown here.
update guardians set (given_name, family_name, phone, email) = (
  select p.given_name, p.family_name, case when p.protection in ('none', 'secrecy-flag') then p.phone else '' end,
    case when p.protection in ('none', 'secrecy-flag') then p.email else '' end
  from persons p where p.id = guardians.guardian_id);

alter table relatives add column given_name text not null default '';
alter table relatives add column family_name text not null default '';
update relatives set (given_name, family_name) = (
  select p.given_name, p.family_name from persons p where p.id = relatives.relative_id);

-- Moved: it stands with each of her guardianships now.
update persons set phone = '', email = ''
  where id in (select guardian_id from guardians) and id not in (select person_id from cases) and (phone <> '' or email <> '');
