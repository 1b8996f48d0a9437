-- A recipient can be a named person, and what is told leaves without a paper: two checks widen, so the table is made anew.
-- Rows that refer to it find theirs again before the transaction ends.
pragma defer_foreign_keys = on;
create table disclosures_before as select * from disclosures;
drop table disclosures;
create table disclosures (
  id text primary key,
  at text not null,
  recipient_kind text not null check (recipient_kind in ('own-unit', 'agency', 'person', 'statistics')),
  agency_id text references agencies (id),
  -- a named person, who is in no other table
  recipient_name text check ((recipient_name is null) = (recipient_kind <> 'person')),
  purpose text not null,
  document text not null,
  -- SHA-256 of the paper's content, hexadecimal
  content_hash text not null,
  decided_by text not null references users (id),
  -- how it left; null while it has not
  left_as text check (left_as in ('pdf', 'docx', 'print', 'told')),
  -- null with left_as set: on its way when the register locked, nobody knows whether it left
  left_at text check (left_at is null or left_as is not null)
) strict;
insert into disclosures (id, at, recipient_kind, agency_id, purpose, document, content_hash, decided_by, left_as, left_at)
  select id, at, recipient_kind, agency_id, purpose, document, content_hash, decided_by, left_as, left_at from disclosures_before;
drop table disclosures_before;

-- What was said of the person, as JSON: subject area and the consent version that covered it. Withdrawal asks for it.
alter table disclosure_cases add column subjects text not null default '[]';

-- Legal grounds other than consent. Delivered rows; a municipality changes words, age limits, deciders and on or off.
create table legal_grounds (
  id text primary key,
  position integer not null,
  -- which form uses it; 'inbound' and 'recall' are never chosen
  form text not null check (form in ('decision', 'contact-request', 'concern', 'document-request', 'inbound', 'recall')),
  name text not null,
  paragraph text not null,
  wording text not null,
  -- [{"text": …, "stops": "yes" | "no" | null}]
  questions text not null,
  -- only for somebody younger on that day
  age_below integer,
  -- kinds of agency that may be told, as JSON
  recipients text not null,
  decides text not null,
  verified integer not null check (verified in (0, 1)),
  active integer not null check (active in (0, 1) and (active = 0 or verified = 1)),
  version integer not null default 1
) strict;

insert into legal_grounds (id, position, form, name, paragraph, wording, questions, age_below, recipients, decides, verified, active) values
  ('osl-10-18-a', 1, 'decision', 'Förebygga brott av den som är under 21 år', 'OSL 10 kap. 18 a §',
   'Sekretessen hindrar inte att en uppgift om den som är under 21 år lämnas till polisen för att förebygga brott. Gäller inte misstanke om ett begånget brott. Åldersgränsen följer 2013 års lydelse; bestämmelsen vidgades den 1 april 2025 och den nya lydelsen ska läsas innan gränsen ändras.',
   '[{"text":"Avser uppgiften ett begånget brott?","stops":"yes"},{"text":"Finns det på grund av särskilda omständigheter risk för att den unga kommer att begå brott?","stops":"no"},{"text":"Kan uppgiften antas bidra till att förhindra det?","stops":"no"},{"text":"Är det olämpligt att lämna uppgiften med hänsyn till insatser för den unga eller av andra särskilda skäl?","stops":"yes"}]',
   21, '["police"]', 'Enhetschef enligt delegationsordningen', 1, 1),
  ('osl-10-18-c', 2, 'decision', 'Förebygga allvarligt våld mot en närstående', 'OSL 10 kap. 18 c §',
   'Sekretessen hindrar inte att en uppgift lämnas till polisen om det behövs för att förebygga allvarligt våld mot en närstående.',
   '[{"text":"Avser uppgiften ett begånget brott?","stops":"yes"},{"text":"Finns det risk för allvarligt våld mot en närstående?","stops":"no"},{"text":"Kan uppgiften antas bidra till att förhindra det?","stops":"no"}]',
   null, '["police"]', 'Enhetschef enligt delegationsordningen', 1, 1),
  ('osl-10-18-b', 3, 'decision', 'Förebygga terroristbrott', 'OSL 10 kap. 18 b §',
   'Lydelsen är inte avstämd. Läs den, skriv in frågorna och markera grunden som kontrollerad innan den slås på.',
   '[{"text":"Avser uppgiften ett begånget brott?","stops":"yes"}]', null, '["police"]', 'Enhetschef enligt delegationsordningen', 0, 0),
  ('osl-10-15-a', 4, 'decision', 'Allmän grund mellan myndigheter', 'OSL 10 kap. 15 a §',
   'Gäller från den 1 december 2025. Viss sekretess är undantagen, troligen socialtjänstens. Lydelsen är inte avstämd: läs den, skriv in frågorna och markera grunden som kontrollerad innan den slås på.',
   '[{"text":"Omfattas uppgiften av en sekretess som bestämmelsen undantar?","stops":"yes"}]', null,
   '["police","school","probation","prison","employment-service","region","sis","enforcement","social-insurance","tax"]',
   'Enhetschef enligt delegationsordningen', 0, 0),
  ('lag-2025-170', 5, 'contact-request', 'Polisens begäran om kontaktuppgifter', 'Lag (2025:170)',
   'Polisen begär kontaktuppgifter. Den allmänna uppgiftsskyldigheten omfattar inte sekretess enligt OSL 26 kap. 1–6 §§ (8 §): har den sekretessen företräde krävs synnerliga skäl.',
   '[]', null, '["police"]', 'Enhetschef enligt delegationsordningen', 1, 1),
  ('sol-19-1', 6, 'concern', 'Orosanmälan', 'SoL (2025:400) 19 kap. 1 §',
   'Den som i sin verksamhet får kännedom om eller misstänker att ett barn far illa ska genast anmäla det till socialnämnden.',
   '[]', 18, '["social-services"]', 'Den som får kännedom om oron', 1, 1),
  ('osl-26-1', 7, 'document-request', 'Begäran om allmän handling', 'OSL 26 kap. 1 §',
   'Omvänt skaderekvisit: sekretess gäller om det inte står klart att uppgiften kan röjas utan att den enskilda eller någon närstående lider men. Den som nekas kan överklaga till kammarrätten inom tre veckor.',
   '[]', null, '[]', 'Enhetschef enligt delegationsordningen', 1, 1),
  ('lul-6', 8, 'inbound', 'Underrättelse från polisen', 'LUL 6 §',
   'Polisen underrättar socialnämnden när en underårig skäligen misstänks för ett brott som kan ge fängelse. Det är en väg in: antecknas som händelsen underrättelse, och ger ingen rätt att lämna ut.',
   '[]', null, '[]', 'Polisen', 1, 0),
  ('recall', 9, 'recall', 'Underrättelse om återkallat samtycke', 'OSL 12 kap. 2 §', 'Den som fick en handling får veta att den är återkallad, och inget annat.',
   '[]', null, '[]', '', 1, 1);

-- One ground, chosen and decided for one disclosure. It does not change.
create table ground_uses (
  id text primary key,
  case_id text not null references cases (id),
  ground_id text not null references legal_grounds (id),
  -- as it stood that day
  paragraph text not null,
  recipient_kind text not null check (recipient_kind in ('agency', 'person')),
  agency_id text references agencies (id),
  recipient_name text not null,
  -- subject areas, or 'formal', as JSON
  subjects text not null,
  told text not null,
  reason text not null,
  risk text not null,
  -- [{"question": …, "answer": "yes" | "no"}]
  answers text not null,
  decider text not null,
  outcome text not null check (outcome in ('allowed', 'refused')),
  decided_at text not null,
  ends_at text not null,
  recorded_by text not null references users (id),
  -- the disclosure that it was used for; no other
  disclosure_id text references disclosures (id)
) strict;
create index ground_uses_case on ground_uses (case_id, decided_at);

-- What was sent and is taken back: one row a disclosure and person, when the recipient has been told.
create table recalls (
  disclosure_id text not null references disclosures (id),
  case_id text not null references cases (id),
  withdrawn_at text not null,
  sent_at text not null,
  sent_by text not null references users (id),
  primary key (disclosure_id, case_id)
) strict, without rowid;
