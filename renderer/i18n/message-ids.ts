import type actions from './sv/actions.json';
import type meetings from './sv/meetings.json';
import type events from './sv/events.json';
import type drafts from './sv/drafts.json';
import type settings from './sv/settings.json';
import type logchecks from './sv/logchecks.json';
import type audit from './sv/audit.json';
import type backups from './sv/backups.json';
import type consents from './sv/consents.json';
import type decisions from './sv/decisions.json';
import type disclosures from './sv/disclosures.json';
import type terms from '../../electron/base/terms/sv.json';
import type common from './sv/common.json';
import type error from './sv/error.json';
import type frame from './sv/frame.json';
import type keys from './sv/keys.json';
import type rekey from './sv/rekey.json';
import type damage from './sv/damage.json';
import type problem from './sv/problem.json';
import type users from './sv/users.json';
import type relocation from './sv/relocation.json';
import type relocationMap from './sv/relocation-map.json';
import type participants from './sv/participants.json';
import type network from './sv/network.json';
import type overview from './sv/overview.json';
import type threats from './sv/threats.json';
import type exchange from './sv/exchange.json';

/** Every message id, so that a misspelt one does not compile. An area adds its file here; a test sees to it. */
export type MessageId =
  | keyof typeof consents
  | keyof typeof decisions
  | keyof typeof disclosures
  | keyof typeof exchange
  | keyof typeof audit
  | keyof typeof logchecks
  | keyof typeof backups
  | keyof typeof settings
  | keyof typeof drafts
  | keyof typeof actions
  | keyof typeof meetings
  | keyof typeof events
  | keyof typeof participants
  | keyof typeof network
  | keyof typeof overview
  | keyof typeof terms
  | keyof typeof common
  | keyof typeof error
  | keyof typeof frame
  | keyof typeof keys
  | keyof typeof rekey
  | keyof typeof damage
  | keyof typeof problem
  | keyof typeof users
  | keyof typeof relocation
  | keyof typeof relocationMap
  | keyof typeof threats;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
    interface IntlConfig {
      locale: 'sv-SE' | 'en-GB';
    }
  }
}
