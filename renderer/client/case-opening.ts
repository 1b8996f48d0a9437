import type { Id } from '../../electron/base/ids.ts';
import type { Result } from '../../electron/base/result.ts';
import type { Participant } from '../../electron/areas/participants/contract.ts';
import { client, queryClient } from './client.ts';
import { useSession } from '../state/session.ts';

/**
 * Cases opened since the register was unlocked. Opening is one act with one log entry; coming back to a case that is
 * already open adds none, and a sealed one does not ask for its reason twice.
 */
const opened = new Set<Id>();
const underWay = new Map<Id, Promise<Result<Participant>>>();
useSession.subscribe(({ state }) => {
  if (state.kind !== 'open') opened.clear();
});

export const isOpened = (caseId: Id): boolean => opened.has(caseId);
/** A case that another act opened, such as registering it. */
export const markOpened = (caseId: Id): void => void opened.add(caseId);

/** A case that is no longer the user's to read: it is opened anew, or refused. */
export const forgetOpened = (caseId: Id): void => void opened.delete(caseId);

/** Opens once however often it is asked; `reason-required` for a sealed record without one. */
export const openCase = (caseId: Id, reason: string): Promise<Result<Participant>> => {
  const running = underWay.get(caseId);
  if (running) return running;
  const opening = client.participants.openCase({ caseId, reason }).then((answer) => {
    underWay.delete(caseId);
    if (answer.ok) {
      opened.add(caseId);
      queryClient.setQueryData(['participants', 'get', { caseId }], answer.value);
    }
    return answer;
  });
  underWay.set(caseId, opening);
  return opening;
};
