import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../electron/base/ids.ts';
import { sqliteCode } from '../../electron/register/database.ts';
import { appendAudit } from '../../electron/register/log/audit-chain.ts';
import { grow, makeReadOnly, makeWritable, mountSmall, unmount } from '../../electron/testing/small-disk.ts';
import { value, type TestCore } from '../../electron/testing/test-core.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { copyHome, look, makeScene, note, now, open, unlocked } from './scene.ts';
import { noteTexts } from './works.ts';

type Trouble = {
  readonly name: string;
  /** From here on nothing can be written. */
  readonly begin: (home: string) => void;
  readonly end: (home: string) => void;
  /** What the window may be told in that state. */
  readonly codes: readonly string[];
};

const aside = (home: string): string => join(home, 'aside');
const full: Trouble = {
  name: 'full disk',
  begin: () => undefined,
  end: (home) => grow(home, 64_000_000),
  codes: ['disk-full'],
};
const vanished: Trouble = {
  name: 'vanished folder',
  begin: (home) => renameSync(join(home, 'register'), aside(home)),
  end: (home) => renameSync(aside(home), join(home, 'register')),
  codes: ['folder-missing', 'folder-unwritable'],
};

/** Writes until something is refused, or up to `most` notes; returns what was acknowledged. */
const write = async (core: TestCore, caseId: string, most: number, said: (code: string) => void): Promise<readonly string[]> => {
  const told: string[] = [];
  for (let i = 0; i < most; i += 1) {
    const text = `Skrivet ${i}. ${'Ord. '.repeat(4000)}`;
    const answer = await core.client.events.add({ caseId, ...note(text) });
    if (answer.ok) told.push(text);
    else {
      said(answer.error.code);
      break;
    }
  }
  return told;
};

const hinder = async (home: string, trouble: Trouble, tally: Tally): Promise<void> => {
  const { core, answer } = await unlocked(home);
  value(answer);
  const caseId = value(await core.client.participants.list({})).rows[0]?.caseId ?? '';
  value(await core.client.participants.openCase({ caseId, reason: '' }));
  const said = (what: string) => (code: string) => {
    tally.see(`${trouble.name}: ${what} ${code}`);
    if (!trouble.codes.includes(code)) tally.fault('crash', `${trouble.name}: ${what} is told as ${code}`);
  };
  const before = await write(core, caseId, 2, said('note before'));
  trouble.begin(home);
  const told = [...before, ...(await write(core, caseId, trouble === full ? 1000 : 3, said('note')))];
  const backup = await core.client.backups.make({ jobId: newId(), place: 'own' });
  if (!backup.ok) said('backup')(backup.error.code);
  const rekeyed = await core.client.users.rekey({ jobId: newId() });
  if (rekeyed.ok) tally.see(`${trouble.name}: re-keyed all the same`);
  else said('new key')(rekeyed.error.code);
  // Everything there can still be read, as long as reading is possible at all.
  const read = await core.client.events.list({ caseId });
  if (!read.ok && !rekeyed.ok) said('reading')(read.error.code);
  for (const fault of core.faults)
    tally.fault('crash', `${trouble.name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  core.close();
  trouble.end(home);

  await isAllThere(home, trouble.name, caseId, told, tally);
};

const isAllThere = async (home: string, name: string, caseId: string, told: readonly string[], tally: Tally): Promise<void> => {
  const after = await unlocked(home);
  if (!after.answer.ok) return tally.fault('lost', `${name}: does not open afterwards: ${after.answer.error.code}`);
  value(await after.core.client.participants.openCase({ caseId, reason: '' }));
  const texts = new Set(await noteTexts(after.core, caseId));
  for (const text of told) if (!texts.has(text)) tally.fault('lost', `${name}: ${text.slice(0, 20)}`);
  after.core.close();
  const register = await open(join(home, 'register'));
  const { brokenAt, quick } = look(register);
  if (brokenAt !== null) tally.fault('silent', `${name}: the chain is broken at ${brokenAt}`);
  if (quick !== 'ok') tally.fault('lost', `${name}: ${String(quick)}`);
  register.close();
};

/** A read-only file system: no unlock, because every unlock needs its log entry; afterwards everything is there. */
const readOnly = async (home: string, tally: Tally): Promise<void> => {
  const { core, answer } = await unlocked(home);
  value(answer);
  const caseId = value(await core.client.participants.list({})).rows[0]?.caseId ?? '';
  value(await core.client.participants.openCase({ caseId, reason: '' }));
  const told = await write(core, caseId, 3, (code) => tally.fault('crash', `before: ${code}`));
  core.close();
  makeReadOnly(home);
  const hindered = await unlocked(home);
  tally.see(`read-only disk: unlocking ${hindered.answer.ok ? 'goes' : hindered.answer.error.code}`);
  if (hindered.answer.ok) tally.fault('silent', 'read-only disk: opened without a log');
  else if (hindered.answer.error.code !== 'folder-unwritable')
    tally.fault('crash', `read-only disk: told as ${hindered.answer.error.code}`);
  for (const fault of hindered.core.faults) tally.fault('crash', `read-only disk: ${String(fault)}`);
  hindered.core.close();
  makeWritable(home);
  await isAllThere(home, 'read-only disk', caseId, told, tally);
};

/** Where no small disk can be mounted, SQLite itself is told that it has no space left. */
const injected = async (home: string, dice: Dice, tally: Tally): Promise<void> => {
  const register = await open(join(home, 'register'));
  const { db } = register;
  const entry = (i: number): void =>
    appendAudit(db, { at: now, userId: null, kind: 'events.added', caseId: null, payload: { i, text: 'x'.repeat(20_000) } });
  const pages = Number(db.pragma('page_count'));
  db.pragma(`max_page_count=${pages + 1 + dice.below(200)}`);
  let written = 0;
  try {
    for (let i = 0; i < 2000; i += 1) {
      db.transaction(() => entry(i));
      written += 1;
    }
    tally.fault('silent', 'the full disk was never told of');
  } catch (error) {
    tally.see(`no room: ${sqliteCode(error)}`);
    if (sqliteCode(error) !== 'SQLITE_FULL') tally.fault('crash', `no room: ${String(error)}`);
  }
  register.close();
  const again = await open(join(home, 'register'));
  const found = again.db.get<{ n: number }>(`select count(*) as n from audit_entries where kind = 'events.added' and case_id is null`)?.n;
  if (found !== written) tally.fault('lost', `no room: ${written} written, ${found} there`);
  const { brokenAt, quick } = look(again);
  if (brokenAt !== null || quick !== 'ok') tally.fault('lost', 'no room: the register is broken');
  again.close();
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  await inFolder(async (root) => {
    const made = join(root, 'made');
    await makeScene(made, 2);
    for (let i = 0; i < (long ? 20 : 2); i += 1) {
      for (const work of [
        (home: string) => hinder(home, full, tally),
        (home: string) => hinder(home, vanished, tally),
        (home: string) => readOnly(home, tally),
      ]) {
        const home = join(root, `run-${tally.runs}`);
        if (!mountSmall(home, 6_000_000 + dice.below(4_000_000))) {
          tally.see('no small disk can be mounted here');
          continue;
        }
        try {
          copyHome(made, home);
          await work(home);
        } finally {
          unmount(home);
        }
        tally.runs += 1;
      }
      const home = join(root, `run-${i}-injected`);
      copyHome(made, home);
      await injected(home, dice, tally);
      tally.runs += 1;
    }
  });
};

export const disk: Campaign = { name: 'disk', run };
