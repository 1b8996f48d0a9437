import { dateAt } from '../../base/dates.ts';
import { paperFileName } from '../../papers/file-name.ts';
import type { ActContext, OpenContext } from '../../register/context.ts';
import { filterOf, type TypedFilter } from '../audit/filtering.ts';
import { countEntries, entries, people } from '../audit/store.ts';
import { disclose } from '../disclosures/gate.ts';
import { leave } from '../disclosures/leaving.ts';
import { paperFrame } from '../disclosures/paper-frame.ts';
import { readSettings } from '../settings/store.ts';
import type { Sample } from './contract.ts';
import { logPaper, samplePaper, words } from './papers.ts';

const ownUnit = { kind: 'own-unit' } as const;
type Left = { readonly left: boolean; readonly name: string };

/** More than this is a book that nobody reads; a narrower choice makes a paper of it. */
const most = 2000;

/** The log as the filter shows it: who, when, what and which case, never what an entry holds. */
export const saveLog = async (context: ActContext, typed: TypedFilter): Promise<Left> => {
  const made = context.write((open) => {
    const { db } = open;
    const { language } = readSettings(db);
    const filter = filterOf(typed);
    const content = { entries: entries(db, filter, null, most), total: countEntries(db, filter) };
    const who = people(db).find((one) => one.id === filter.userId)?.name ?? null;
    return {
      language,
      sealed: disclose(open, {
        recipient: ownUnit,
        purpose: words[language].logName,
        document: 'log',
        parts: [{ cases: [], subject: null, content }],
        build: (allowed) => logPaper(paperFrame(open, ownUnit), { ...typed, who }, allowed),
      }),
    };
  });
  const date = dateAt(context.now());
  return leave(context, made.sealed, 'pdf', paperFileName({ kind: words[made.language].logName, date, extension: 'pdf' }));
};

/** A month's log check, with every remark and who signed it. */
export const saveSample = async (context: ActContext, sampleIn: (open: OpenContext) => Sample): Promise<Left> => {
  const made = context.write((open) => {
    const { language } = readSettings(open.db);
    const sample = sampleIn(open);
    const sealed = disclose(open, {
      recipient: ownUnit,
      purpose: `${words[language].sampleName} ${sample.month}`,
      document: 'log-check',
      parts: [{ cases: [], subject: null, content: sample }],
      build: (allowed) => samplePaper(paperFrame(open, ownUnit), allowed),
    });
    return { language, sealed, month: sample.month };
  });
  const kind = `${words[made.language].sampleName} ${made.month}`;
  return leave(context, made.sealed, 'pdf', paperFileName({ kind, date: dateAt(context.now()), extension: 'pdf' }));
};
