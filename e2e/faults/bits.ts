import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteCode } from '../../electron/register/database.ts';
import { generationPaths, paths } from '../../electron/register/files.ts';
import { failureOf } from '../../electron/core/refusals.ts';
import { value } from '../../electron/testing/test-core.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { copyHome, look, makeScene, note, open, registerPerson, unlocked, type Looked } from './scene.ts';

/** Rows of what every opening writes itself: held against the chain, not against the copy. */
const ownRows = ['audit_entries', 'audit_payloads'];
const alike = (a: Looked, b: Looked): boolean =>
  [...a.rows].every(([table, rows]) => ownRows.includes(table) || b.rows.get(table) === rows);

/** Turns 1–64 bits of a file, each somewhere. */
const flip = (file: string, dice: Dice): void => {
  const bytes = readFileSync(file);
  for (let left = 1 + dice.below(64); left > 0; left -= 1) {
    const at = dice.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
  }
  writeFileSync(file, bytes);
};

/** What a look at a damaged register comes to: a refusal with a code, an alarm, or the very same register. */
export const judge = async (home: string, before: Looked, tally: Tally, what: string): Promise<void> => {
  try {
    const register = await open(join(home, 'register'));
    try {
      const after = look(register);
      if (after.brokenAt !== null) tally.see(`${what}: the chain alarms`);
      else if (after.quick !== 'ok') tally.see(`${what}: the check alarms`);
      else if (alike(before, after)) tally.see(`${what}: no harm`);
      else tally.fault('silent', `${what}: other rows than before, and no alarm`);
    } finally {
      register.close();
    }
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'internal')
      tally.fault('crash', `${what}: ${error instanceof Error ? error.message : String(error)} ${sqliteCode(error) ?? ''}`);
    else tally.see(`${what}: ${code}`);
  }
};

/** A register as a killed process leaves it: what was written last lies in the write-ahead log alone. */
const killedScene = async (home: string, torn: string): Promise<void> => {
  await makeScene(home);
  const { core, answer } = await unlocked(home);
  value(answer as never);
  const caseId = await registerPerson(core, 'Vera');
  for (let i = 0; i < 8; i += 1) value(await core.client.events.add({ caseId, ...note(`Sent skrivet ${i}. ${'Rad. '.repeat(i * 100)}`) }));
  copyHome(home, torn);
  core.close();
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  await inFolder(async (root) => {
    const torn = join(root, 'torn');
    await killedScene(join(root, 'made'), torn);
    const reference = join(root, 'reference');
    copyHome(torn, reference);
    const register = await open(join(reference, 'register'));
    const before = look(register);
    register.close();
    for (let i = 0; i < (long ? 2000 : 100); i += 1) {
      const home = join(root, `run-${i}`);
      copyHome(torn, home);
      const folder = join(home, 'register');
      const { database, envelope } = generationPaths(folder, '0001');
      const [what, file] = dice.pick([
        ['register', database],
        ['register', database],
        ['log ahead', `${database}-wal`],
        ['envelope', envelope],
        ['pointer', paths(folder).pointer],
        ['heads', paths(folder).heads],
      ] as const);
      if (!existsSync(file)) throw new Error(`${what} is not there`);
      flip(file, dice);
      await judge(home, before, tally, what);
      tally.runs += 1;
      rmSync(home, { recursive: true, force: true });
    }
  });
};

export const bits: Campaign = { name: 'bits', run };
