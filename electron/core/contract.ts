import { actionsContract } from '../areas/actions/contract.ts';
import { auditContract } from '../areas/audit/contract.ts';
import { backupsContract } from '../areas/backups/contract.ts';
import { consentsContract } from '../areas/consents/contract.ts';
import { decisionsContract } from '../areas/decisions/contract.ts';
import { disclosuresContract } from '../areas/disclosures/contract.ts';
import { draftsContract } from '../areas/drafts/contract.ts';
import { eventsContract } from '../areas/events/contract.ts';
import { exchangeContract } from '../areas/exchange/contract.ts';
import { logchecksContract } from '../areas/logchecks/contract.ts';
import { meetingsContract } from '../areas/meetings/contract.ts';
import { networkContract } from '../areas/network/contract.ts';
import { overviewContract } from '../areas/overview/contract.ts';
import { participantsContract } from '../areas/participants/contract.ts';
import { relocationContract } from '../areas/relocation/contract.ts';
import { retentionContract } from '../areas/retention/contract.ts';
import { settingsContract } from '../areas/settings/contract.ts';
import { threatsContract } from '../areas/threats/contract.ts';
import { usersContract } from '../areas/users/contract.ts';
import type { Client } from '../base/contract.ts';

/**
 * The one table of all procedures, area by area in the order in which they build on each other. Router, client and tests are derived from
 * it, and the import rules take their order from it.
 */
export const contracts = {
  settings: settingsContract,
  users: usersContract,
  drafts: draftsContract,
  audit: auditContract,
  backups: backupsContract,
  decisions: decisionsContract,
  participants: participantsContract,
  network: networkContract,
  consents: consentsContract,
  disclosures: disclosuresContract,
  logchecks: logchecksContract,
  events: eventsContract,
  threats: threatsContract,
  relocation: relocationContract,
  actions: actionsContract,
  meetings: meetingsContract,
  overview: overviewContract,
  retention: retentionContract,
  exchange: exchangeContract,
};

export type Area = keyof typeof contracts;
export type CoreClient = Client<typeof contracts>;
