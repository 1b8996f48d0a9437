import { client } from '../../../client/client.ts';
import { flushDrafts } from '../../../client/draft-keeper.ts';
import { useSession } from '../../../state/session.ts';
import { tellMarks } from '../use-copies.ts';

/** How long the lock waits for the last words to be on their way, ms. A core that is busy does not hold it up. */
const patience = 300;

/** Shows nothing, sends what is being typed, then locks. The window is loaded anew: nothing of the register stays here. */
export const lock = async (): Promise<void> => {
  useSession.getState().setHidden(true);
  await Promise.race([Promise.all([flushDrafts(), tellMarks()]), new Promise((resolve) => setTimeout(resolve, patience))]);
  await client.users.lock({});
};

/** F9: the window is empty before anything else happens. */
export const hideAtOnce = async (): Promise<void> => {
  useSession.getState().setHidden(true);
  await lock();
};
