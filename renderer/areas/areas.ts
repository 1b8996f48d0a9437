import { settingsView } from './settings/view.ts';
import { usersView } from './users/view.ts';
import { auditView } from './audit/view.ts';
import { backupsView } from './backups/view.ts';
import { decisionsView } from './decisions/view.ts';
import { participantsView } from './participants/view.ts';
import { networkView } from './network/view.ts';
import { consentsView } from './consents/view.ts';
import { disclosuresView } from './disclosures/view.ts';
import { logchecksView } from './logchecks/view.ts';
import { eventsView } from './events/view.ts';
import { threatsView } from './threats/view.ts';
import { relocationView } from './relocation/view.ts';
import { actionsView } from './actions/view.ts';
import { meetingsView } from './meetings/view.ts';
import { overviewView } from './overview/view.ts';
import { exchangeView } from './exchange/view.ts';
import type { AreaView } from '../views/area-view.ts';

/** What every area shows, in the order of the areas (`electron/core/contract.ts`). */
export const areaViews: readonly AreaView[] = [
  settingsView,
  usersView,
  auditView,
  backupsView,
  decisionsView,
  participantsView,
  networkView,
  consentsView,
  disclosuresView,
  logchecksView,
  eventsView,
  threatsView,
  relocationView,
  actionsView,
  meetingsView,
  overviewView,
  exchangeView,
];
