/**
 * A separate program that does one kind of work on a register, over and over, until it is killed from outside. What the window would have
 * been told is written to stdout before anything else happens: `kill-child WORK HOME SEED`.
 */
import { writeSync } from 'node:fs';
import { runInThread } from '../../electron/core/jobs/job-thread.ts';
import { testCore } from '../../electron/testing/test-core.ts';
import { now, open } from './scene.ts';
import { unlock, works, type WorkName } from './works.ts';

const [name = 'notes', home = '', seed = '1'] = process.argv.slice(2);
const say = (told: unknown): void => void writeSync(1, `${JSON.stringify(told)}\n`);

const core = testCore({ folder: home, now, runJob: runInThread(new URL('../core/jobs-worker.js', import.meta.url)) });
say({ kind: 'begun' });
if (name === 'migration') {
  await open(core.folder);
  say({ kind: 'unlocked' });
  setInterval(() => undefined, 1000);
  await new Promise(() => undefined);
}
const unlocked = await unlock(core);
if (!unlocked.ok) throw new Error(unlocked.error.code);
say({ kind: 'unlocked' });
const work = works[name as WorkName];
for (let round = 0; ; round += 1) await work(core, Number(seed) * 10_000 + round, say);
