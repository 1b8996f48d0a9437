import type { Id } from '../../base/ids.ts';
import { fieldRefusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { participantsContract } from '../participants/contract.ts';
import { participantsHandlers, requireCase } from '../participants/service.ts';
import { guardiansOf } from '../participants/store.ts';
import { readSettings } from '../settings/store.ts';
import { awaitedFrom, openedBy } from './correction-rules.ts';
import { signatoryOf } from './service.ts';
import { consentsOf } from './store.ts';

/** Refuses to remove what keeps a guardian from signing while a consent waits for her: the next signature would open it. */
const refuseAwaited = ({ db, now }: OpenContext, caseId: Id, guardianId: Id): void => {
  const marked = guardiansOf(db, requireCase(db, caseId).personId).find((one) => one.id === guardianId && one.threatReason !== '');
  if (!marked) return;
  const awaited = awaitedFrom(consentsOf(db, caseId), signatoryOf(db, caseId), marked.personId, now, readSettings(db).ownSignatureAge);
  if (awaited.length > 0) throw fieldRefusal('reason', 'threat-awaited');
};

/**
 * One user can change what is known about a person, but opening what may be told takes two. So a change that would bring a consent into
 * force is refused and rolled back.
 */
export const correctionHandlers: Pick<Handlers<typeof participantsContract>, 'change' | 'setGuardianThreat'> = {
  change: (input, context, bytes) => {
    const { db, now } = context;
    const { caseId, changes } = input;
    const before = signatoryOf(db, caseId);
    const changed = participantsHandlers.change(input, context, bytes);
    const after = signatoryOf(db, caseId);
    if (after.birthDate === before.birthDate) return changed;
    if (openedBy(consentsOf(db, caseId), before, after, now, readSettings(db).ownSignatureAge).length > 0)
      throw fieldRefusal((changes.personalNumber ?? '') === '' ? 'birthDate' : 'personalNumber', 'opens-consent');
    return changed;
  },

  setGuardianThreat: (input, context, bytes) => {
    if (input.reason.trim() === '') refuseAwaited(context, input.caseId, input.guardianId);
    return participantsHandlers.setGuardianThreat(input, context, bytes);
  },
};
