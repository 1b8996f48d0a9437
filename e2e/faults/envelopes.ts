import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../electron/base/error-codes.ts';
import type { Result } from '../../electron/base/result.ts';
import { envelopeSchema, openEnvelope, type Envelope } from '../../electron/register/keys/envelope.ts';
import { generationPaths, paths, pointerSchema } from '../../electron/register/folder/files.ts';
import { passphrase, testCore, value, type TestCore } from '../../electron/testing/test-core.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { editOf, type Edit, type Hand } from './envelope-edits.ts';
import { backUp, copyHome, makeScene, now } from './scene.ts';
import { noteTexts } from './works.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const phrases = { ME: 'korrekt häst batteri klammer', OL: 'gul traktor sjunger opera', KA: 'sju gröna paraplyer väntar' } as const;
const firstPhrase = 'det var en annan fras';

type Person = { readonly name: string; readonly unlock: (core: TestCore) => Promise<Result<unknown>> };

const byPhrase = (signature: string, phrase: string) => (core: TestCore) => core.client.users.unlock({ signature }, [bytes(phrase)]);

const readEnvelope = (file: string): Envelope => envelopeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

type Scene = { readonly folder: string; readonly code: string; readonly earlier: readonly Envelope[]; readonly notes: number };

const unlock = async (home: string, signature: keyof typeof phrases): Promise<TestCore> => {
  const core = testCore({ folder: home, now });
  value(await byPhrase(signature, phrases[signature])(core));
  return core;
};

/**
 * A coordinator, a deputy who changed their passphrase, a user who was added later, a recovery code; two generations, the earlier of which
 * lacks notes. The deputy is the attacker.
 */
const makeEditedScene = async (home: string): Promise<Scene> => {
  const { folder, code } = await makeScene(home, 1);
  const earlier: Envelope[] = [];
  const keep = (generation: string): void => void earlier.push(readEnvelope(generationPaths(folder, generation).envelope));
  const first = await unlock(home, 'ME');
  value(await first.client.users.add({ name: 'Olle Lund', signature: 'OL', role: 'deputy' }, [bytes(firstPhrase)]));
  keep('0001');
  first.close();
  const second = testCore({ folder: home, now });
  value(await byPhrase('OL', firstPhrase)(second));
  value(await second.client.users.changePassphrase({ by: 'passphrase' }, [bytes(firstPhrase), bytes(phrases.OL)]));
  second.close();
  keep('0001');
  await backUp(home);
  const third = await unlock(home, 'ME');
  value(await third.client.users.add({ name: 'Karin Alm', signature: 'KA', role: 'deputy' }, [bytes(phrases.KA)]));
  value(await third.client.users.rekey({ jobId: '3f6f2a52-6f0b-4a39-9a0e-0f4f0a3c1d11' }));
  third.close();
  keep('0001');
  const fourth = await unlock(home, 'ME');
  const caseId = value(await fourth.client.participants.list({})).rows[0]?.caseId ?? '';
  value(await fourth.client.participants.openCase({ caseId, reason: '' }));
  for (const text of ['Skrivet i den nya generationen', 'Och mer därtill'])
    value(
      await fourth.client.events.add({
        ...{ caseId, text, type: 'observation', nature: 'fact', happenedAt: '2026-05-06T10:00:00.000Z' },
        ...{ source: 'Samtal', reliability: 'high', subjectArea: 'safety' },
      }),
    );
  fourth.close();
  return { folder, code, earlier, notes: 5 };
};

const handOf = async ({ folder, earlier }: Scene, otherFolder: string): Promise<Hand> => {
  const pointer = pointerSchema.parse(JSON.parse(readFileSync(paths(folder).pointer, 'utf8')));
  const envelope = readEnvelope(generationPaths(folder, pointer.generation).envelope);
  const mine = envelope.slots.find(({ signature }) => signature === 'OL');
  if (!mine) throw new Error('the deputy has no slot');
  const secret = bytes(phrases.OL);
  const opened = await openEnvelope(envelope, [mine], secret);
  if (opened === 'wrong') throw new Error('the deputy’s passphrase does not fit');
  const other = readEnvelope(generationPaths(otherFolder, '0001').envelope);
  return { envelope, pointer, earlier, other, key: opened.key, mine, secret };
};

const hours = (count: number): string => new Date(Date.parse(now) + count * 3_600_000).toISOString();

/** What a user who opens it finds: who the program takes them for, how many notes there are, and whether anything is reported. */
const judge = async (core: TestCore, { name }: Person, { notes }: Scene, what: string, tally: Tally): Promise<void> => {
  const { user } = value(await core.client.users.status({}));
  if (user?.name !== name) tally.fault('silent', `${what}: ${name} opened it and is taken for ${user?.name ?? 'nobody'}`);
  const { brokenAt } = value(await core.client.audit.verifyQuietly({}));
  const texts: string[] = [];
  const cases = await core.client.participants.list({});
  if (!cases.ok) return tally.see(`opens: ${cases.error.code}`);
  for (const { caseId } of cases.value.rows) {
    value(await core.client.participants.openCase({ caseId, reason: '' }));
    texts.push(...(await noteTexts(core, caseId)));
  }
  if (brokenAt !== null) tally.see('opens, and the log alarms');
  else if (texts.length === notes) tally.see('opens with everything');
  else tally.fault('silent', `${what}: ${texts.length} of ${notes} notes, and nothing says so`);
};

const tryOne = async (scene: Scene, home: string, person: Person, { what }: Edit, at: string, tally: Tally): Promise<void> => {
  const core = testCore({ folder: home, now: at });
  const answer = await person.unlock(core);
  if (answer.ok) await judge(core, person, scene, what, tally);
  else {
    tally.see(answer.error.code);
    if (answer.error.code === 'internal' || !errorCodes.includes(answer.error.code)) tally.fault('crash', `${what}: ${answer.error.code}`);
  }
  for (const fault of core.faults) tally.fault('crash', `${what}: ${String(fault).slice(0, 400)}`);
  core.close();
};

/** With the true files restored, everyone can open it, as themselves and with everything. */
const isWhole = async (scene: Scene, home: string, person: Person, what: string, at: string, tally: Tally): Promise<boolean> => {
  const core = testCore({ folder: home, now: at });
  const answer = await person.unlock(core);
  if (!answer.ok) tally.fault('lost', `after ${what}: ${person.name} no longer opens it: ${answer.error.code}`);
  else await judge(core, person, scene, `after ${what}`, tally);
  core.close();
  return answer.ok;
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  await inFolder(async (root) => {
    const [made, other, home] = ['made', 'other', 'edited'].map((name) => join(root, name)) as [string, string, string];
    const first = await makeEditedScene(made);
    await makeScene(other, 1);
    const folder = join(home, 'register');
    const scene: Scene = { ...first, folder };
    const hand = await handOf(first, join(other, 'register'));
    const deputy: Person = { name: 'Olle Lund', unlock: byPhrase('OL', phrases.OL) };
    const hers: readonly [Person, ...Person[]] = [
      deputy,
      // With other users' signatures and the attacker's own passphrase, and with the attacker's earlier passphrase.
      { name: 'Olle Lund', unlock: byPhrase('ME', phrases.OL) },
      { name: 'Olle Lund', unlock: byPhrase('KA', phrases.OL) },
      { name: 'Olle Lund', unlock: byPhrase('OL', firstPhrase) },
    ];
    const others: readonly [Person, ...Person[]] = [
      { name: 'Maja Ek', unlock: (core) => core.client.users.unlock({ signature: 'ME' }, [passphrase()]) },
      { name: 'Karin Alm', unlock: byPhrase('KA', phrases.KA) },
      { name: 'Maja Ek', unlock: (core) => core.client.users.unlockWithRecoveryCode({}, [bytes(first.code)]) },
    ];
    copyHome(made, home);
    const files = { pointer: paths(folder).pointer, envelope: generationPaths(folder, hand.pointer.generation).envelope };
    const own = { pointer: readFileSync(files.pointer, 'utf8'), envelope: readFileSync(files.envelope, 'utf8') };
    // Each run a day later, so that nobody waits because of earlier wrong tries.
    let day = 0;
    for (let i = 0; i < (long ? 5000 : 500); i += 1) {
      const edit = await editOf(i, hand, dice);
      if (edit.envelope !== undefined) writeFileSync(files.envelope, edit.envelope);
      if (edit.pointer !== undefined) writeFileSync(files.pointer, edit.pointer);
      // The attacker, and someone whose access must be unaffected.
      for (const person of [dice.pick(hers), dice.pick(others)]) await tryOne(scene, home, person, edit, hours((day += 24)), tally);
      tally.runs += 1;
      writeFileSync(files.envelope, own.envelope);
      writeFileSync(files.pointer, own.pointer);
      // Often enough to find where it was lost.
      if (i % 25 === 24 && !(await isWhole(scene, home, dice.pick([deputy, ...others]), edit.what, hours((day += 24)), tally))) return;
    }
  });
};

export const envelopes: Campaign = { name: 'envelopes', run };
