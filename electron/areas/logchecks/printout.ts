import { fixed } from '../../papers/text.ts';
import type { ActContext, OpenContext } from '../../register/context.ts';
import { kindInWords } from '../audit/kinds-papers.ts';
import { filterOf, type TypedFilter } from '../audit/typed-filter.ts';
import { countEntries, entries, people } from '../audit/store.ts';
import { disclose } from '../disclosures/gate/gate.ts';
import { leave } from '../disclosures/gate/release.ts';
import { readSettings } from '../settings/store.ts';
import type { Sample } from './contract.ts';
import { logPaper, samplePaper, words } from './papers.ts';

const ownUnit = { kind: 'own-unit' } as const;
type Left = { readonly left: boolean; readonly name: string };

/** More than this is a book that nobody reads; narrow the filter instead. */
const most = 2000;

/** The log as the filter shows it: who, when, what and which case, never what an entry holds. */
export const saveLog = async (context: ActContext, typed: TypedFilter): Promise<Left> => {
  const made = context.write((open) => {
    const { db } = open;
    const { language } = readSettings(db);
    const filter = filterOf(typed);
    const who = people(db).find((one) => one.id === filter.userId)?.name ?? null;
    const { kind, caseNumber, from, to } = typed;
    const content = {
      chosen: { kind: kind === null || kind === '' ? null : kindInWords(language, kind), caseNumber, from, to, who },
      entries: entries(db, filter, null, most).map((entry) => ({ ...entry, kind: kindInWords(language, entry.kind) })),
      total: countEntries(db, filter),
    };
    return disclose(open, {
      recipient: ownUnit,
      purpose: words[language].logName,
      document: 'log',
      parts: [{ cases: [], subject: null, content }],
      build: (allowed, { frame, today }) => ({ ...logPaper(frame, allowed), name: { kind: words[language].logName, date: today } }),
    });
  });
  return leave(context, made, 'pdf');
};

/** A month's log check, with every remark and who signed it. */
export const saveSample = async (context: ActContext, sampleIn: (open: OpenContext) => Sample): Promise<Left> => {
  const made = context.write((open) => {
    const { language } = readSettings(open.db);
    const sample = sampleIn(open);
    const entries = sample.entries.map((entry) => ({ ...entry, kind: kindInWords(language, entry.kind) }));
    return disclose(open, {
      recipient: ownUnit,
      purpose: `${words[language].sampleName} ${sample.month}`,
      document: 'log-check',
      parts: [{ cases: [], subject: null, content: { ...sample, entries } }],
      build: (allowed, { frame, today }) => {
        const [checked] = allowed;
        if (!checked) throw new Error('the own unit hears everything');
        const kind = fixed`${words[language].sampleName} ${checked.month}`;
        return { ...samplePaper(frame, allowed), name: { kind, date: today } };
      },
    });
  });
  return leave(context, made, 'pdf');
};
