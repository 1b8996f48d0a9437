import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../electron/base/error-codes.ts';
import { generationPaths } from '../../electron/register/folder/files.ts';
import { testCore, type TestCore } from '../../electron/testing/test-core.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { copyHome, look, makeScene, now, open, unlocked } from './scene.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hours = (count: number): string => new Date(Date.parse(now) + count * 3_600_000).toISOString();

/**
 * A wrong secret is refused with a code, whatever it is; a day later, when there is no wait left, the right one opens and the tries are
 * reported.
 */
const wrongSecrets = async (home: string, runs: number, dice: Dice, tally: Tally): Promise<void> => {
  const core = testCore({ folder: home, now });
  let tried = 0;
  for (let i = 0; i < runs; i += 1) {
    core.clock.now = hours(i);
    const text = `fel fras ${dice.below(1_000_000)}`;
    const answer =
      i % 5 === 4
        ? await core.client.users.unlockWithRecoveryCode({}, [bytes(text)])
        : await core.client.users.unlock({ signature: dice.pick(['ME', 'ME', 'XX', '']) }, [bytes(text)]);
    tally.runs += 1;
    if (answer.ok) tally.fault('silent', 'a wrong secret opened the register');
    else {
      tally.see(`wrong secret: ${answer.error.code}`);
      if (answer.error.code === 'wrong-passphrase') tried += 1;
      if (!errorCodes.includes(answer.error.code) || answer.error.code === 'internal') tally.fault('crash', answer.error.code);
    }
  }
  core.clock.now = hours(runs + 24);
  const opened = await core.client.users.unlock({ signature: 'ME' }, [bytes('korrekt häst batteri klammer')]);
  if (!opened.ok) tally.fault('lost', `after ${tried} wrong tries: ${opened.error.code}`);
  else if (opened.value.failedBefore !== tried) tally.fault('silent', `${tried} wrong tries, told ${opened.value.failedBefore}`);
  core.close();
};

const mangled = (text: string, other: string, dice: Dice): readonly [what: string, text: string] =>
  dice.pick([
    ['truncated', text.slice(0, dice.below(text.length))],
    ['doubled', text + text],
    ['of another register', other],
    ['with a slot of another register', withSlotOf(text, other)],
    ['with a slot twice', withSlotOf(text, text)],
    [
      'with another’s sealed key',
      JSON.stringify({ ...(JSON.parse(text) as object), sealedKey: (JSON.parse(other) as { sealedKey: string }).sealedKey }),
    ],
    ['without slots', JSON.stringify({ ...(JSON.parse(text) as object), slots: [] })],
    ['empty', ''],
  ]);

const withSlotOf = (text: string, other: string): string => {
  const [mine, theirs] = [text, other].map((one) => JSON.parse(one) as { slots: readonly unknown[] });
  return JSON.stringify({ ...mine, slots: [...(mine?.slots ?? []), ...(theirs?.slots ?? [])] });
};

/** Whatever replaces the envelope: a clear answer, nothing changed, and with the true one restored the register is as it was. */
const wrongEnvelopes = async (home: string, otherHome: string, runs: number, dice: Dice, tally: Tally): Promise<void> => {
  const file = generationPaths(join(home, 'register'), '0001').envelope;
  const own = readFileSync(file, 'utf8');
  const other = readFileSync(generationPaths(join(otherHome, 'register'), '0001').envelope, 'utf8');
  const first = await open(join(home, 'register'));
  const before = look(first);
  first.close();
  for (let i = 0; i < runs; i += 1) {
    const [what, text] = mangled(own, other, dice);
    writeFileSync(file, text);
    const { core, answer } = await unlocked(home);
    tally.runs += 1;
    tally.see(`envelope ${what}: ${answer.ok ? 'opens' : answer.error.code}`);
    if (!answer.ok && answer.error.code === 'internal') tally.fault('crash', `envelope ${what}`);
    closeQuietly(core);
    writeFileSync(file, own);
    const register = await open(join(home, 'register')).catch(() => null);
    if (register === null) {
      tally.fault('lost', `envelope ${what}: the register no longer opens with the true one`);
      return;
    }
    const after = look(register);
    register.close();
    const same = [...before.rows].every(([table, rows]) => table.startsWith('audit_') || after.rows.get(table) === rows);
    if (!same || after.brokenAt !== null) tally.fault('silent', `envelope ${what}: the register has changed`);
  }
};

const closeQuietly = (core: TestCore): void => {
  core.close();
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  await inFolder(async (root) => {
    const [home, other, third] = ['one', 'two', 'three'].map((name) => join(root, name)) as [string, string, string];
    await makeScene(home, 2);
    await makeScene(other, 1);
    copyHome(home, third);
    await wrongSecrets(third, long ? 400 : 40, dice, tally);
    await wrongEnvelopes(home, other, long ? 400 : 40, dice, tally);
  });
};

export const secrets: Campaign = { name: 'secrets', run };
