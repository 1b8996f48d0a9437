/**
 * A separate program that opens a register with something odd in its folder: `links-child HOME BACKUP SEED FROM TO`. Something that never
 * answers blocks it, and the parent process notices. It reports each run before it begins and after it ends.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../electron/base/ids.ts';
import { errorCodes } from '../../electron/base/error-codes.ts';
import type { Result } from '../../electron/base/result.ts';
import { value, type TestCore } from '../../electron/testing/test-core.ts';
import { Dice } from './campaign.ts';
import type { LinksSaid } from './links.ts';
import { makeOutside, oddNames, placesIn, putOdd } from './odd-things.ts';
import { copyHome, note, unlocked } from './scene.ts';
import { noteTexts } from './works.ts';

const [home = '', backup = '', seed = '1', from = '0', to = '0'] = process.argv.slice(2);
const say = (said: LinksSaid): void => void writeSync(1, `${JSON.stringify(said)}\n`);

/** Every pair, in an order determined by the seed: all places and kinds come up before any repeats. */
const plan = (): readonly { readonly place: string; readonly kind: string }[] => {
  const dice = new Dice(Number(seed));
  const pairs = Object.keys(placesIn('', backup)).flatMap((place) => oddNames.map((kind) => ({ place, kind })));
  return pairs
    .map((pair) => ({ pair, at: dice.below(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ pair }) => pair);
};

const fingerprint = (outside: string): string =>
  readdirSync(outside, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const found = lstatSync(join(outside, name));
      const content = found.isFile()
        ? createHash('sha256')
            .update(readFileSync(join(outside, name)))
            .digest('hex')
        : '';
      return `${name} ${found.mode} ${content}`;
    })
    .join('\n');

/** Everything a user does in a day, as far as it goes; what was refused, and the notes that were not. */
const work = async ({ client }: TestCore, caseId: string, said: (what: string, result: Result<unknown>) => void): Promise<string[]> => {
  const told: string[] = [];
  const opened = await client.participants.openCase({ caseId, reason: '' });
  said('case', opened);
  for (const text of ['Skrivet med något udda i mappen', 'Och en gång till']) {
    const added = await client.events.add({ caseId, ...note(text) });
    said('note', added);
    if (added.ok) told.push(text);
  }
  said('backup', await client.backups.make({ jobId: newId(), place: 'own' }));
  const list = await client.backups.list({});
  said('list', list);
  const checked = await client.backups.check({ jobId: newId(), place: 'own', name: backup });
  said('check', checked);
  said('lock', await client.users.lock({}));
  said('status', await client.users.status({}));
  said('found', await client.backups.found({}));
  return told;
};

const textsOf = async (core: TestCore): Promise<{ readonly texts: ReadonlySet<string>; readonly caseId: string }> => {
  const texts: string[] = [];
  const cases = value(await core.client.participants.list({})).rows;
  for (const { caseId } of cases) {
    value(await core.client.participants.openCase({ caseId, reason: '' }));
    texts.push(...(await noteTexts(core, caseId)));
  }
  return { texts: new Set(texts), caseId: cases[0]?.caseId ?? '' };
};

const run = async (index: number, { place, kind }: { readonly place: string; readonly kind: string }): Promise<void> => {
  const isOpen = index % 2 === 1;
  const what = `${kind} in place of ${place} ${isOpen ? 'while it is open' : 'while it is locked'}`;
  say({ begins: index, what });
  const faults: { kind: 'lost' | 'silent' | 'crash'; what: string }[] = [];
  const codes: string[] = [];
  const mine = join(home, `run-${index}`);
  const outside = join(mine, 'outside');
  mkdirSync(mine);
  copyHome(join(home, 'made'), mine);
  makeOutside(outside);
  const path = placesIn(join(mine, 'register'), backup)[place] ?? '';
  const odd = { path, kept: join(mine, 'kept'), outside };
  const said = (step: string, result: Result<unknown>): void => {
    if (result.ok) return;
    codes.push(`${step} ${result.error.code}`);
    if (!errorCodes.includes(result.error.code) || result.error.code === 'internal')
      faults.push({ kind: 'crash', what: `${what}: ${step} is told as ${result.error.code}` });
  };

  const first = isOpen ? await unlocked(mine) : null;
  const known = first ? await textsOf(first.core) : null;
  const putBack = await putOdd(kind, odd);
  const before = fingerprint(outside);
  const { core, answer } = first ?? (await unlocked(mine));
  said('unlock', answer);
  const told = answer.ok ? await work(core, known?.caseId ?? (await textsOf(core)).caseId, said) : [];
  core.close();
  // The next morning, with the odd thing still there.
  const next = await unlocked(mine);
  said('next unlock', next.answer);
  next.core.close();
  if (fingerprint(outside) !== before) faults.push({ kind: 'silent', what: `${what}: something outside of the folder was changed` });
  for (const fault of [...core.faults, ...next.core.faults])
    faults.push({ kind: 'crash', what: `${what}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}` });

  putBack();
  const after = await unlocked(mine);
  if (!after.answer.ok) faults.push({ kind: 'lost', what: `${what}: does not open afterwards: ${after.answer.error.code}` });
  else {
    const { texts } = await textsOf(after.core);
    const { brokenAt } = value(await after.core.client.audit.verify({}));
    if (brokenAt !== null) codes.push('the log alarms');
    for (const text of [...(known?.texts ?? []), ...told])
      if (!texts.has(text)) faults.push({ kind: brokenAt === null ? 'silent' : 'lost', what: `${what}: missing ${text.slice(0, 40)}` });
    if (texts.size < 36) faults.push({ kind: 'lost', what: `${what}: ${texts.size} notes` });
  }
  after.core.close();
  say({ ended: index, saw: codes.length === 0 ? ['harmless'] : [...new Set(codes)], faults });
  rmSync(mine, { recursive: true, force: true });
};

const pairs = plan();
for (let index = Number(from); index < Number(to); index += 1) {
  const pair = pairs[index % pairs.length];
  if (pair) await run(index, pair);
}
say({ processorMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000 });
