import { client } from '../../client/client.ts';
import { flushDrafts } from '../../client/draft-keeper.ts';
import { useSession } from '../../state/session.ts';

/** Keeps what is being typed, then locks. The core ends and the window is loaded anew: nothing of the register stays here. */
export const lock = async (): Promise<void> => {
  await flushDrafts();
  await client.users.lock({});
};

/** F9: the window is empty before anything else happens. */
export const hideAtOnce = async (): Promise<void> => {
  useSession.getState().setHidden(true);
  await lock();
};
