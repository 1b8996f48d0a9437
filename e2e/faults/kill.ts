import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../../electron/base/ids.ts';
import { value, type TestCore } from '../../electron/testing/test-core.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { makeEarlier, seesEarlier } from './earlier.ts';
import { backUp, copyHome, look, makeScene, open, unlocked } from './scene.ts';
import { importRows, noteTexts, works, type Told } from './works.ts';

const child = join(import.meta.dirname, 'kill-child.js');

/**
 * Starts the work, waits until it has begun and then some milliseconds, and ends it as a power cut would. Returns what it had reported by
 * then.
 */
const killed = async (
  name: string,
  home: string,
  seed: number,
  delay: number,
): Promise<{ readonly told: readonly Told[]; readonly error: string }> => {
  const running = spawn(process.execPath, [child, name, home, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const told: Told[] = [];
  let error = '';
  running.stderr.on('data', (text: Buffer) => {
    error += text.toString();
  });
  const ended = once(running, 'close');
  const begins = name === 'migration' ? 'begun' : 'unlocked';
  const begun = new Promise<void>((resolve) => {
    createInterface(running.stdout).on('line', (line) => {
      const one = JSON.parse(line) as Told;
      told.push(one);
      if (one.kind === begins) resolve();
    });
  });
  await Promise.race([begun, ended]);
  await wait(delay);
  const bySelf = running.exitCode !== null;
  running.kill('SIGKILL');
  await ended;
  return { told, error: bySelf ? error || 'it ended by itself' : '' };
};

type Said = Extract<Told, { readonly text: string }>;

const present = async (core: TestCore, { kind, text }: Said, caseId: string, names: readonly string[]): Promise<boolean> => {
  switch (kind) {
    case 'note':
      return (await noteTexts(core, caseId)).includes(text);
    case 'draft':
      // A later draft, or the note that it became, may have replaced it.
      return value(await core.client.drafts.get({ key: `events/${caseId}/new` })) !== null;
    case 'consent':
      return value(await core.client.consents.list({ caseId })).some(({ purpose }) => purpose === text);
    case 'backup': {
      const checked = await core.client.backups.check({ jobId: newId(), place: 'own', name: text });
      return checked.ok && checked.value.isSound;
    }
    case 'import':
      return names.filter((name) => name.startsWith(`${text} `)).length === importRows;
  }
};

const verifyContents = async (home: string, told: readonly Told[], tally: Tally): Promise<void> => {
  const { core, answer } = await unlocked(home);
  if (!answer.ok) return tally.fault('lost', `does not open: ${answer.error.code}`);
  try {
    const rows = value(await core.client.participants.list({})).rows;
    const caseId = rows[0]?.caseId ?? '';
    value(await core.client.participants.openCase({ caseId, reason: '' }));
    const names = rows.map(({ name }) => name ?? '');
    for (const one of told) {
      tally.see(`told: ${one.kind}`);
      if (!('text' in one)) continue;
      if (!(await present(core, one, caseId, names))) tally.fault('lost', `${one.kind} ${one.text.slice(0, 30)}`);
    }
    const imported = Map.groupBy(
      names.filter((name) => name.startsWith('Kalle')),
      (name) => name.split(' ')[0],
    );
    for (const [name, all] of imported) if (all.length !== importRows) tally.fault('silent', `half an import: ${name} ${all.length}`);
  } finally {
    core.close();
  }
};

const verifyRegister = async (folder: string, tally: Tally): Promise<void> => {
  const register = await open(folder).catch((error: unknown) => {
    tally.fault('lost', `does not open: ${String(error)}`);
    return null;
  });
  if (register === null) return;
  const { brokenAt, quick } = look(register);
  if (brokenAt !== null) tally.fault('silent', `the chain is broken at ${brokenAt}`);
  if (quick !== 'ok') tally.fault('lost', `quick_check: ${String(quick)}`);
  register.close();
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  const kinds = [...Object.keys(works), 'migration'];
  await inFolder(async (root) => {
    const filled = join(root, 'filled');
    const earlier = join(root, 'earlier');
    await makeScene(filled, 2);
    await backUp(filled);
    await makeEarlier(earlier);
    for (let i = 0; i < (long ? 200 : 10); i += 1) {
      const name = kinds[i % kinds.length] ?? 'notes';
      const home = join(root, `run-${i}`);
      copyHome(name === 'migration' ? earlier : filled, home);
      const delay = dice.below(name === 'migration' ? 120 : 700);
      const { told, error } = await killed(name, home, i, delay);
      if (error !== '') tally.fault('crash', `${name}: ${error.slice(0, 400)}`);
      tally.see(`${name} killed`);
      await verifyRegister(join(home, 'register'), tally);
      if (name === 'migration') seesEarlier(await open(join(home, 'register')), tally);
      else await verifyContents(home, told, tally);
      tally.runs += 1;
      rmSync(home, { recursive: true, force: true });
    }
  });
};

export const kill: Campaign = { name: 'kill', run };
