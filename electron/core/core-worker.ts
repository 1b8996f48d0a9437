import { parentPort } from 'node:worker_threads';
import { faultOf } from '../base/faults.ts';
import { unloadableModule } from '../register/native-modules.ts';
import type { FromCore } from './messages.ts';

/** The core is loaded only when what it stands on can be: its own imports would end the thread without saying which package it was. */
const begin = async (): Promise<void> => {
  const unloadable = await unloadableModule();
  if (unloadable === null) {
    await import('./core-thread.ts');
    return;
  }
  const { module, error } = unloadable;
  parentPort?.postMessage({ kind: 'unloadable', module, fault: faultOf(error) } satisfies FromCore);
};

// No `await` at the top: the core shares modules with this file, and would wait for it for ever. A fault ends the thread.
void begin();
