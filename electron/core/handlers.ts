import { actionsHandlers } from '../areas/actions/service.ts';
import { auditHandlers } from '../areas/audit/service.ts';
import { backupsHandlers } from '../areas/backups/service.ts';
import { correctionHandlers } from '../areas/consents/corrections.ts';
import { consentsHandlers } from '../areas/consents/service.ts';
import { decisionsHandlers } from '../areas/decisions/service.ts';
import { disclosuresHandlers } from '../areas/disclosures/service.ts';
import { draftsHandlers } from '../areas/drafts/service.ts';
import { eventsHandlers } from '../areas/events/service.ts';
import { exchangeHandlers } from '../areas/exchange/service.ts';
import { logchecksHandlers } from '../areas/logchecks/service.ts';
import { meetingsHandlers } from '../areas/meetings/service.ts';
import { networkHandlers } from '../areas/network/service.ts';
import { overviewHandlers } from '../areas/overview/service.ts';
import { participantsHandlers } from '../areas/participants/service.ts';
import { relocationHandlers } from '../areas/relocation/service.ts';
import { retentionHandlers } from '../areas/retention/service.ts';
import { settingsHandlers } from '../areas/settings/service.ts';
import { threatsHandlers } from '../areas/threats/service.ts';
import { usersHandlers } from '../areas/users/service.ts';
import type { Contracts } from '../base/contract.ts';
import type { Handlers } from '../register/context.ts';
import type { Session } from '../areas/users/unlock/session.ts';
import type { contracts } from './contract.ts';

type AllHandlers<C extends Contracts> = { readonly [A in keyof C]: Handlers<C[A], Session> };

/** Every procedure's use case; the compiler refuses a table with a gap. */
export const handlers: AllHandlers<typeof contracts> = {
  users: usersHandlers,
  settings: settingsHandlers,
  drafts: draftsHandlers,
  audit: auditHandlers,
  backups: backupsHandlers,
  decisions: decisionsHandlers,
  participants: { ...participantsHandlers, ...correctionHandlers },
  network: networkHandlers,
  consents: consentsHandlers,
  disclosures: disclosuresHandlers,
  logchecks: logchecksHandlers,
  events: eventsHandlers,
  threats: threatsHandlers,
  relocation: relocationHandlers,
  actions: actionsHandlers,
  meetings: meetingsHandlers,
  overview: overviewHandlers,
  retention: retentionHandlers,
  exchange: exchangeHandlers,
};
