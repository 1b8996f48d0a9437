import type { Handlers } from '../../../register/context.ts';
import type { Session } from '../unlock/session.ts';
import type { traceContract } from './trace-contract.ts';

export const traceHandlers: Handlers<typeof traceContract, Session> = {
  noteFault: async ({ name, frames }, { ports }) => {
    // The window could send anything as a code, so it sends none.
    await ports.ask({ port: 'note-fault', fault: { name, code: null, frames } });
    return {};
  },
  trace: async (_, { ports }) => {
    const answer = await ports.ask({ port: 'read-trace' });
    return { entries: answer.kind === 'trace' ? [...answer.entries] : [] };
  },
};
