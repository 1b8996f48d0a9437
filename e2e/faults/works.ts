import { newId } from '../../electron/base/ids.ts';
import { passphrase, value, type TestCore } from '../../electron/testing/test-core.ts';
import { note } from './scene.ts';

/** What the window was told is done. Anything else may be there or not, but only complete. */
export type Told =
  | { readonly kind: 'begun' | 'unlocked' | 'rekeyed' | 'restored' }
  | { readonly kind: 'note' | 'draft' | 'consent' | 'import' | 'backup'; readonly text: string };

type Work = (core: TestCore, round: number, say: (told: Told) => void) => Promise<void>;

const caseOf = async ({ client }: TestCore): Promise<string> => {
  const [first] = value(await client.participants.list({})).rows;
  const caseId = first?.caseId ?? '';
  value(await client.participants.openCase({ caseId, reason: '' }));
  return caseId;
};

/** The texts of all notes of a case. */
export const noteTexts = async ({ client }: TestCore, caseId: string): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (let more = true; more;) {
    const part = value(await client.events.list({ caseId, offset: texts.length, limit: 500 }));
    texts.push(...part.rows.map(({ text }) => text));
    ({ more } = part);
  }
  return texts;
};

export const unlock = (core: TestCore) => core.client.users.unlock({ signature: 'ME' }, [passphrase()]);

/** Rows of one import: either all of them come in, or none. */
export const importRows = 40;

export const works = {
  notes: async (core, round, say) => {
    const caseId = await caseOf(core);
    const text = `Anteckning ${round}. ${'Ord. '.repeat((round % 50) * 20)}`;
    value(await core.client.drafts.put({ key: `events/${caseId}/new`, value: text, baseVersion: 0 }));
    say({ kind: 'draft', text });
    value(await core.client.events.add({ caseId, ...note(text) }));
    say({ kind: 'note', text });
  },
  consents: async (core, round, say) => {
    const caseId = await caseOf(core);
    const [agency] = value(await core.client.settings.agencies({}));
    const text = `Ändamål ${round}`;
    const dates = { validFrom: '2026-05-04', validTo: '2026-12-31' };
    const cells = [{ agencyId: agency?.id ?? '', subject: 'safety' as const }];
    value(await core.client.consents.record({ caseId, purpose: text, ...dates, cells }));
    say({ kind: 'consent', text });
  },
  import: async (core, round, say) => {
    const name = `Kalle${round}`;
    const lines = Array.from({ length: importRows }, (_, i) => `${name} Testberg${i};okänt`);
    const bytes = new TextEncoder().encode(['Namn;Skäl till att personnummer saknas', ...lines].join('\n'));
    const { handle } = value(await core.client.exchange.readFile({ jobId: newId(), fileName: 'lista.csv' }, [bytes]));
    const { good } = value(await core.client.exchange.preview({ handle, offset: 0, limit: 1 }));
    const { imported } = value(await core.client.exchange.commit({ handle, jobId: newId(), expected: good }));
    if (imported !== importRows) throw new Error(`${imported} of ${importRows} rows came in`);
    say({ kind: 'import', text: name });
  },
  rekey: async (core, _, say) => {
    value(await core.client.users.rekey({ jobId: newId() }));
    say({ kind: 'rekeyed' });
    value(await unlock(core));
  },
  backup: async (core, _, say) => {
    const { name } = value(await core.client.backups.make({ jobId: newId(), place: 'own' }));
    say({ kind: 'backup', text: name });
  },
  restore: async (core, _, say) => {
    const { backups } = value(await core.client.backups.list({}));
    const name = backups.at(-1)?.name ?? '';
    const opening = { source: { from: 'own', name }, how: 'passphrase', signature: 'ME' } as const;
    value(await core.client.backups.restore(opening, [passphrase()]));
    say({ kind: 'restored' });
    value(await unlock(core));
  },
} as const satisfies Readonly<Record<string, Work>>;
export type WorkName = keyof typeof works;
