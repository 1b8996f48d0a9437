import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteCode } from '../../electron/register/database.ts';
import { generationPaths, paths } from '../../electron/register/folder/files.ts';
import { failureOf } from '../../electron/core/refusals.ts';
import { passphrase, testCore, value } from '../../electron/testing/test-core.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { backUp, copyHome, look, makeScene, note, now, open, registerPerson, unlocked, type Looked } from './scene.ts';

/** Rows that every opening itself writes: checked against the chain, not against the copy. */
const ownRows = ['audit_entries', 'audit_payloads'];
const alike = (a: Looked, b: Looked): boolean =>
  [...a.rows].every(([table, rows]) => ownRows.includes(table) || b.rows.get(table) === rows);

/** Flips 1–64 random bits of a file. */
const flip = (file: string, dice: Dice): void => {
  const bytes = readFileSync(file);
  for (let left = 1 + dice.below(64); left > 0; left -= 1) {
    const at = dice.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
  }
  writeFileSync(file, bytes);
};

/** The outcome of opening a damaged register: a refusal with a code, an alarm, or exactly the same register. */
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

/** The content of a register restored from its backup, or the code with which the restore is refused. */
const restoredFrom = async (home: string, name: string): Promise<Looked | string> => {
  const core = testCore({ folder: home, now });
  try {
    const asked = { source: { from: 'own', name }, how: 'passphrase', signature: 'ME' } as const;
    const answer = await core.client.backups.restore(asked, [passphrase()]);
    if (!answer.ok) return answer.error.code;
  } finally {
    core.close();
  }
  const register = await open(join(home, 'register'));
  const after = look(register);
  register.close();
  return after;
};

const judgeBackup = async (home: string, name: string, sound: Looked, tally: Tally): Promise<void> => {
  const after = await restoredFrom(home, name);
  tally.see(`backup: ${typeof after === 'string' ? after : 'restored'}`);
  if (after === 'internal') tally.fault('crash', 'a damaged backup is told as internal');
  if (typeof after !== 'string' && (!alike(sound, after) || after.quick !== 'ok' || after.brokenAt !== null))
    tally.fault('silent', 'a damaged backup was restored');
};

/** A register as a killed process leaves it: the last writes are only in the write-ahead log. */
const killedScene = async (home: string, torn: string): Promise<string> => {
  await makeScene(home);
  const backup = await backUp(home);
  const { core, answer } = await unlocked(home);
  value(answer);
  const caseId = await registerPerson(core, 'Vera');
  for (let i = 0; i < 8; i += 1) value(await core.client.events.add({ caseId, ...note(`Sent skrivet ${i}. ${'Rad. '.repeat(i * 100)}`) }));
  copyHome(home, torn);
  core.close();
  return backup;
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  await inFolder(async (root) => {
    const torn = join(root, 'torn');
    const backup = await killedScene(join(root, 'made'), torn);
    const reference = join(root, 'reference');
    copyHome(torn, reference);
    const register = await open(join(reference, 'register'));
    const before = look(register);
    register.close();
    const restored = await restoredFrom(reference, backup);
    if (typeof restored === 'string') throw new Error(`the sound backup is refused: ${restored}`);
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
        ['backup', join(paths(folder).backups, backup, 'register.db')],
        ['backup', join(paths(folder).backups, backup, 'manifest.json')],
        ['backup', join(paths(folder).backups, backup, 'envelope.json')],
        ['pointer', paths(folder).pointer],
        ['heads', paths(folder).heads],
      ] as const);
      if (!existsSync(file)) throw new Error(`${what} is not there`);
      flip(file, dice);
      if (what === 'backup') await judgeBackup(home, backup, restored, tally);
      else await judge(home, before, tally, what);
      tally.runs += 1;
      rmSync(home, { recursive: true, force: true });
    }
  });
};

export const bits: Campaign = { name: 'bits', run };
