import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../electron/base/ids.ts';
import type { Result } from '../../electron/base/result.ts';
import { dumpOf } from '../../electron/testing/dump.ts';
import { makeRegister, passphrase, testCore, value, type TestCore, type TestCoreOptions } from '../../electron/testing/test-core.ts';
import { openDatabase, type Db } from '../../electron/register/database.ts';
import { openEnvelope } from '../../electron/register/keys/envelope.ts';
import { generationPaths } from '../../electron/register/folder/files.ts';
import { readRegister } from '../../electron/register/folder/inspect.ts';
import { knownHeads } from '../../electron/register/log/heads.ts';
import { verifyChain } from '../../electron/register/log/audit-chain.ts';
import { openRegister, type Register } from '../../electron/register/register.ts';
import { migrations } from '../../electron/core/migrations.ts';

export const now = '2026-05-07T08:00:00.000Z';

export const registerPerson = async ({ client }: TestCore, givenName: string): Promise<string> => {
  const { caseId } = value(
    await client.participants.register({
      ...{ givenName, familyName: 'Testberg', alias: '', personalNumber: '', numberMissingReason: 'ännu okänt' },
      ...{ birthDate: '2001-03-02', protection: 'none', phase: 'contact', municipality: '0581', openedOn: '2026-05-04' },
    }),
  );
  value(await client.participants.openCase({ caseId, reason: '' }));
  return caseId;
};

export const note = (text: string) =>
  ({
    type: 'observation',
    nature: 'fact',
    happenedAt: '2026-05-06T10:00:00.000Z',
    source: 'Samtal',
    reliability: 'high',
    subjectArea: 'safety',
    text,
  }) as const;

/** A register of three invented people with short and long notes, locked; returns its recovery code. `home` contains `register/`. */
export const makeScene = async (
  home: string,
  notes = 12,
): Promise<{ readonly folder: string; readonly code: string; readonly caseIds: readonly string[] }> => {
  const core = testCore({ folder: home, now });
  const code = await makeRegister(core);
  const caseIds: string[] = [];
  for (const name of ['Alva', 'Milo', 'Sam']) {
    const caseId = await registerPerson(core, name);
    caseIds.push(caseId);
    for (let i = 0; i < notes; i += 1)
      value(await core.client.events.add({ caseId, ...note(`Anteckning ${i} om ${name}. ${'Ord på rad. '.repeat(i * i * 8)}`) }));
    value(await core.client.drafts.put({ key: `events/${caseId}/new`, value: `utkast för ${name}`, baseVersion: 0 }));
  }
  const { folder } = core;
  core.close();
  return { folder, code, caseIds };
};

/** One backup of it, in its own folder; returns its name. Locked before and after. */
export const backUp = async (home: string): Promise<string> => {
  const { core, answer } = await unlocked(home);
  value(answer);
  const { name } = value(await core.client.backups.make({ jobId: newId(), place: 'own' }));
  core.close();
  return name;
};

/** The register of one home, copied unchanged to another. */
export const copyHome = (from: string, to: string): void => cpSync(join(from, 'register'), join(to, 'register'), { recursive: true });

/** A core on a home, unlocked. */
export const unlocked = async (
  home: string,
  options: Omit<TestCoreOptions, 'folder'> = {},
): Promise<{ readonly core: TestCore; readonly answer: Result<unknown> }> => {
  const core = testCore({ folder: home, now, ...options });
  const answer = await core.client.users.unlock({ signature: 'ME' }, [passphrase()]);
  return { core, answer };
};

export type Looked = { readonly rows: ReadonlyMap<string, string>; readonly brokenAt: number | null; readonly quick: unknown };

/** Everything that can be read of an open register. Throws what SQLite throws. */
export const look = (register: Pick<Register, 'db' | 'folder'>, heads = knownHeads(register.folder)): Looked => ({
  rows: dumpOf(register.db),
  brokenAt: verifyChain(register.db, heads).brokenAt,
  quick: register.db.pragma('quick_check(1)'),
});

/** Opens it without the core, as its owner; throws a `Refusal`. */
export const open = async (folder: string): Promise<Register> =>
  (
    await openRegister({
      ...{ folder, runtime: 'stand-in', now, migrations },
      secret: passphrase(),
      slots: (envelope) => envelope.slots.filter((slot) => slot.kind === 'user'),
    })
  ).register;

/** A separate read-only connection alongside an open register. */
export const readerOf = async (folder: string): Promise<Db> => {
  const found = readRegister(folder);
  if (found.state !== 'present') throw new Error(`the register is ${found.state}`);
  const opened = await openEnvelope(found.envelope, found.envelope.slots, passphrase());
  if (opened === 'wrong') throw new Error('the passphrase does not fit');
  return openDatabase(generationPaths(folder, found.pointer.generation).database, opened.key, { readonly: true });
};
