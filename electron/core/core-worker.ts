import { parentPort } from 'node:worker_threads';
import { faultOf } from '../base/faults.ts';
import { unloadableModule } from '../register/native-modules.ts';
import type { FromCore } from './messages.ts';

/**
 * The core is loaded only if its native packages can be: a failing static import would end the thread without saying which package it was.
 */
const begin = async (): Promise<void> => {
  const unloadable = await unloadableModule();
  if (unloadable === null) {
    await import('./core-thread.ts');
    return;
  }
  const { module, error } = unloadable;
  parentPort?.postMessage({ kind: 'unloadable', module, fault: faultOf(error) } satisfies FromCore);
};

// No top-level `await`: the core shares modules with this file and would wait for it forever. An error ends the thread.
void begin();
