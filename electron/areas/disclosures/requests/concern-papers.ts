import type { Block, PaperFrame, Sheet } from '../../../papers/paper.ts';
import { fixed, fixedWords, listed, type Cleared, type PaperText } from '../../../papers/text.ts';
import { fact, head, said, type Language } from './letter-papers.ts';

const words = fixedWords({
  sv: {
    title: 'Orosanmälan',
    purpose: 'Anmälan enligt SoL (2025:400) 19 kap. 1 §',
    child: 'Barnet',
    born: 'Född',
    guardians: 'Vårdnadshavare',
    reporter: 'Anmälare',
    observed: 'Vad oron gäller',
    since: 'Sedan när och hur ofta',
    now: 'Behov av skydd nu',
    told: 'Vad barnet och vårdnadshavarna vet om anmälan',
    law: 'Anmälan görs med stöd av socialtjänstlagen (2025:400) 19 kap. 1 §.',
    sign: (who: PaperText) => fixed`${who} · datum`,
  },
  en: {
    title: 'Report of concern',
    purpose: 'Report under SoL (2025:400) chapter 19 section 1',
    child: 'The child',
    born: 'Born',
    guardians: 'Guardians',
    reporter: 'Reported by',
    observed: 'What the concern is',
    since: 'Since when and how often',
    now: 'Need of protection now',
    told: 'What the child and the guardians know of the report',
    law: 'The report is made under the Social Services Act (2025:400), chapter 19 section 1.',
    sign: (who: PaperText) => fixed`${who} · date`,
  },
});

export const concernWords = (language: Language) => words[language];

export type ConcernContent = {
  readonly name: string;
  readonly birthDate: string | null;
  readonly guardians: readonly string[];
  readonly reporter: string;
  readonly observed: string;
  readonly since: string;
  readonly protectionNow: string;
  readonly known: string;
};

export const concernPaper = (frame: PaperFrame, one: Cleared<ConcernContent>): Sheet => {
  const w = words[frame.language];
  const section = (title: PaperText, text: PaperText): Block[] => (text.trim() === '' ? [] : [head(title), said(text)]);
  return {
    ...frame,
    title: w.title,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact(w.child, one.name),
          ...(one.birthDate === null ? [] : [fact(w.born, one.birthDate)]),
          ...(one.guardians.length === 0 ? [] : [fact(w.guardians, listed(frame.language, one.guardians))]),
          fact(w.reporter, fixed`${one.reporter}, ${frame.header.unit}`),
        ],
      },
      ...section(w.observed, one.observed),
      ...section(w.since, one.since),
      ...section(w.now, one.protectionNow),
      ...section(w.told, one.known),
      { kind: 'paragraph', tone: 'quiet', text: w.law },
      { kind: 'signatures', lines: [w.sign(one.reporter)] },
    ],
  };
};
