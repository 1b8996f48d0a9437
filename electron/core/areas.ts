import { actionsArea } from '../areas/actions/area.ts';
import { auditArea } from '../areas/audit/area.ts';
import { backupsArea } from '../areas/backups/area.ts';
import { consentsArea } from '../areas/consents/area.ts';
import { decisionsArea } from '../areas/decisions/area.ts';
import { disclosuresArea } from '../areas/disclosures/area.ts';
import { draftsArea } from '../areas/drafts/area.ts';
import { eventsArea } from '../areas/events/area.ts';
import { exchangeArea } from '../areas/exchange/area.ts';
import { logchecksArea } from '../areas/logchecks/area.ts';
import { meetingsArea } from '../areas/meetings/area.ts';
import { networkArea } from '../areas/network/area.ts';
import { overviewArea } from '../areas/overview/area.ts';
import { participantsArea } from '../areas/participants/area.ts';
import { relocationArea } from '../areas/relocation/area.ts';
import { retentionArea } from '../areas/retention/area.ts';
import { settingsArea } from '../areas/settings/area.ts';
import { threatsArea } from '../areas/threats/area.ts';
import { usersArea } from '../areas/users/area.ts';
import type { Session } from '../areas/users/unlock/session.ts';
import type { Area, AreaFacts } from '../register/area.ts';
import type { contracts } from './contract.ts';

type AllAreas = { readonly [A in keyof typeof contracts]: Area<(typeof contracts)[A], Session> };

/** Every area with everything the program needs to know about it; a table with a gap does not compile. */
const table: AllAreas = {
  settings: settingsArea,
  users: usersArea,
  drafts: draftsArea,
  audit: auditArea,
  backups: backupsArea,
  decisions: decisionsArea,
  participants: participantsArea,
  network: networkArea,
  consents: consentsArea,
  disclosures: disclosuresArea,
  logchecks: logchecksArea,
  events: eventsArea,
  threats: threatsArea,
  relocation: relocationArea,
  actions: actionsArea,
  meetings: meetingsArea,
  overview: overviewArea,
  retention: retentionArea,
  exchange: exchangeArea,
};

/** An area as the core assembles it, without its types. */
export type AssembledArea = AreaFacts & { readonly handlers: object; readonly around?: Readonly<Record<string, object>> };

/** In the order in which they build on each other. */
export const areas: readonly AssembledArea[] = Object.values(table);
