import type { DraftBlock, Paper, PaperFrame, Sheet } from '../../../papers/paper.ts';
import type { Cleared } from '../../../papers/text.ts';
import type { Plan } from '../contract.ts';
import { clock, dayInWords, paperWords, type Language } from './words-papers.ts';

/** What the card may say, taken from the plan before the gate: neither the place nor the name is among it. */
export type CardContent =
  | { readonly kind: 'head'; readonly title: string; readonly caseNumber: string; readonly back: string; readonly fileName: string }
  | { readonly kind: 'blocks'; readonly blocks: readonly DraftBlock[] };

/**
 * The times. Under protected registration and above no free text at all: it could hold an address, a workplace or a school, and those are
 * only on the numbered full version.
 */
export const cardTimes = ({ times, ifLate, isProtected }: Plan, language: Language): CardContent => {
  const w = paperWords[language];
  const words = (kind: Plan['times'][number]['kind'], text: string): string =>
    isProtected || text === '' ? w.times[kind] : kind === 'other' ? text : `${w.times[kind]} · ${text}`;
  return {
    kind: 'blocks',
    blocks: [
      ...(times.length === 0
        ? []
        : [
            {
              kind: 'times',
              rows: times.map(({ time, kind, text }) => ({ time: clock(language, time), text: words(kind, text) })),
            } as const,
          ]),
      ...(ifLate === '' || isProtected ? [] : [{ kind: 'paragraph', lead: `${w.ifLate}:`, text: ifLate } as const]),
    ],
  };
};

/** 112 first, then the code word and the numbers to call. */
export const cardEmergency = ({ codeWord, numbers, isProtected }: Plan, language: Language): CardContent => {
  const w = paperWords[language];
  return {
    kind: 'blocks',
    blocks: [
      { kind: 'notice', title: w.emergencyTitle, text: w.emergencyText(codeWord) },
      ...(numbers.length === 0
        ? []
        : [
            {
              kind: 'facts',
              rows: numbers.map(({ name, number }, index) => ({ label: isProtected ? w.contact(index + 1) : name, value: number })),
            } as const,
          ]),
    ],
  };
};

/** Whose card it is: the case number, for the file name only. If the paper is lost it must reveal nothing. */
export const cardHead = ({ caseNumber, moveDate }: Pick<Plan, 'caseNumber' | 'moveDate'>, language: Language): CardContent => {
  const w = paperWords[language];
  const title = w.cardTitle(moveDate === null ? '' : dayInWords(language, moveDate));
  return { kind: 'head', title, caseNumber, back: w.cardReturn, fileName: w.cardFileName };
};

/**
 * A6, for a pocket: times, code word, numbers. Nothing on it shows whose it is, or where it is from; the log identifies it by the chain
 * head in its footer.
 */
export const cardPaper = (frame: PaperFrame, today: Paper['name']['date'], allowed: readonly Cleared<CardContent>[]): Paper => {
  const head = allowed.find((one) => one.kind === 'head');
  if (!head) throw new Error('the own unit hears everything');
  const sheet: Sheet = {
    ...frame,
    title: head.title,
    footer: { ...frame.footer, transfer: head.back },
    blocks: allowed.flatMap((one) => (one.kind === 'blocks' ? one.blocks : [])),
  };
  return { ...sheet, name: { kind: head.fileName, date: today, caseNumber: head.caseNumber } };
};
