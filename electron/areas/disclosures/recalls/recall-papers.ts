import type { Instant } from '../../../base/dates.ts';
import type { PaperFrame, Sheet } from '../../../papers/paper.ts';
import { fixedWords, minuteText, type Cleared, type PaperText } from '../../../papers/text.ts';
import { said, type Language } from '../requests/letter-papers.ts';

const words = fixedWords({
  sv: {
    documents: {
      agenda: 'Dagordning',
      minutes: 'Minnesanteckningar',
      'relocation-plan': 'Flyttplan',
      'relocation-card': 'Flyttdagskort',
      'ground-disclosure': 'Uppgift lämnad med stöd av lag',
      'contact-letter': 'Svar på begäran om kontaktuppgifter',
      concern: 'Orosanmälan',
    },
    otherDocument: 'Handling',
    title: 'Återkallad handling',
    purpose: 'Underrättelse om återkallad handling',
    text: 'Handlingar som ni har fått från oss är återkallade. De får inte användas eller lämnas vidare.',
    document: 'Handling',
    sent: 'Lämnad',
    act: 'Förstör handlingen eller lämna tillbaka den, om inte lag kräver att ni bevarar den. Bekräfta till oss när det är gjort.',
  },
  en: {
    documents: {
      agenda: 'Agenda',
      minutes: 'Minutes',
      'relocation-plan': 'Relocation plan',
      'relocation-card': 'Move-day card',
      'ground-disclosure': 'Information passed on by law',
      'contact-letter': 'Answer to a request for contact details',
      concern: 'Report of concern',
    },
    otherDocument: 'Document',
    title: 'Recalled document',
    purpose: 'Notice of a recalled document',
    text: 'Documents that you have had from us are recalled. They may not be used or passed on.',
    document: 'Document',
    sent: 'Sent',
    act: 'Destroy the document or send it back, unless the law requires you to keep it. Confirm to us when it is done.',
  },
});

const known = (documents: object, document: string): document is keyof (typeof words)['sv']['documents'] =>
  Object.hasOwn(documents, document);

/** A kind of document from the log, in words. */
export const documentName = (language: Language, document: string): PaperText => {
  const { documents, otherDocument } = words[language];
  return known(documents, document) ? documents[document] : otherDocument;
};
export const recallWords = (language: Language) => words[language];

export type RecallContent = {
  readonly caseNumber: string;
  readonly documents: readonly { readonly document: string; readonly leftAt: Instant }[];
};

/** Only which documents, of which dates, are recalled. */
export const recallPaper = (frame: PaperFrame, { caseNumber, documents }: Cleared<RecallContent>): Sheet => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.title,
    subtitle: caseNumber,
    blocks: [
      said(w.text),
      {
        kind: 'table',
        columns: [
          { text: w.document, share: 3 },
          { text: w.sent, share: 2 },
        ],
        rows: documents.map(({ document, leftAt }) => [document, minuteText(leftAt)]),
      },
      said(w.act),
    ],
  };
};
