import type { Migration } from '../register/migrations.ts';
import ground from '../register/migrations/0001-ground.sql?raw';
import actions1 from '../areas/actions/migrations/0001-actions.sql?raw';
import audit1 from '../areas/audit/migrations/0001-joint-payloads.sql?raw';
import backups1 from '../areas/backups/migrations/0001-backups.sql?raw';
import consents1 from '../areas/consents/migrations/0001-consents.sql?raw';
import consents2 from '../areas/consents/migrations/0002-exceptions-scans.sql?raw';
import decisions1 from '../areas/decisions/migrations/0001-decisions.sql?raw';
import disclosures1 from '../areas/disclosures/migrations/0001-disclosures.sql?raw';
import disclosures2 from '../areas/disclosures/migrations/0002-grounds.sql?raw';
import drafts1 from '../areas/drafts/migrations/0001-drafts.sql?raw';
import events1 from '../areas/events/migrations/0001-events.sql?raw';
import exchange1 from '../areas/exchange/migrations/0001-exchange.sql?raw';
import logchecks1 from '../areas/logchecks/migrations/0001-logchecks.sql?raw';
import meetings1 from '../areas/meetings/migrations/0001-meetings.sql?raw';
import meetings2 from '../areas/meetings/migrations/0002-former-cases.sql?raw';
import network1 from '../areas/network/migrations/0001-network.sql?raw';
import participants1 from '../areas/participants/migrations/0001-participants.sql?raw';
import participants2 from '../areas/participants/migrations/0002-people.sql?raw';
import participants3 from '../areas/participants/migrations/0003-guardian-ends.sql?raw';
import participants4 from '../areas/participants/migrations/0004-relations.sql?raw';
import relocation1 from '../areas/relocation/migrations/0001-relocation.sql?raw';
import relocation2 from '../areas/relocation/migrations/0002-zone-overrides.sql?raw';
import settings1 from '../areas/settings/migrations/0001-settings.sql?raw';
import settings2 from '../areas/settings/migrations/0002-lock.sql?raw';
import settings3 from '../areas/settings/migrations/0003-agency-names.sql?raw';
import threats1 from '../areas/threats/migrations/0001-threats.sql?raw';
import users1 from '../areas/users/migrations/0001-users.sql?raw';
import users2 from '../areas/users/migrations/0002-shut-outs.sql?raw';
import users3 from '../areas/users/migrations/0003-secret-tries.sql?raw';

/** All steps in the order they are applied: each area's tables may refer to those before it. */
export const migrations: readonly Migration[] = [
  { area: 'register', number: 1, name: 'ground', sql: ground },
  { area: 'users', number: 1, name: 'users', sql: users1 },
  { area: 'settings', number: 1, name: 'settings', sql: settings1 },
  { area: 'drafts', number: 1, name: 'drafts', sql: drafts1 },
  { area: 'participants', number: 1, name: 'participants', sql: participants1 },
  { area: 'consents', number: 1, name: 'consents', sql: consents1 },
  { area: 'disclosures', number: 1, name: 'disclosures', sql: disclosures1 },
  { area: 'events', number: 1, name: 'events', sql: events1 },
  { area: 'threats', number: 1, name: 'threats', sql: threats1 },
  { area: 'relocation', number: 1, name: 'relocation', sql: relocation1 },
  { area: 'meetings', number: 1, name: 'meetings', sql: meetings1 },
  { area: 'actions', number: 1, name: 'actions', sql: actions1 },
  { area: 'exchange', number: 1, name: 'exchange', sql: exchange1 },
  { area: 'consents', number: 2, name: 'exceptions-scans', sql: consents2 },
  { area: 'participants', number: 2, name: 'people', sql: participants2 },
  { area: 'network', number: 1, name: 'network', sql: network1 },
  { area: 'disclosures', number: 2, name: 'grounds', sql: disclosures2 },
  { area: 'settings', number: 2, name: 'lock', sql: settings2 },
  { area: 'logchecks', number: 1, name: 'logchecks', sql: logchecks1 },
  { area: 'users', number: 2, name: 'shut-outs', sql: users2 },
  { area: 'relocation', number: 2, name: 'zone-overrides', sql: relocation2 },
  { area: 'backups', number: 1, name: 'backups', sql: backups1 },
  { area: 'participants', number: 3, name: 'guardian-ends', sql: participants3 },
  { area: 'participants', number: 4, name: 'relations', sql: participants4 },
  { area: 'audit', number: 1, name: 'joint-payloads', sql: audit1 },
  { area: 'decisions', number: 1, name: 'decisions', sql: decisions1 },
  { area: 'meetings', number: 2, name: 'former-cases', sql: meetings2 },
  { area: 'users', number: 3, name: 'secret-tries', sql: users3 },
  { area: 'settings', number: 3, name: 'agency-names', sql: settings3 },
];
