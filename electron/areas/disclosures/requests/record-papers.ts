import type { Instant } from '../../../base/dates.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import type { PaperFrame, Sheet } from '../../../papers/paper.ts';
import { fixed, fixedWords, listed, minuteText, type Cleared, type PaperText } from '../../../papers/text.ts';
import type { Answer } from '../grounds/ground-rules.ts';
import { termWord } from '../../../papers/words.ts';
import { fact, head, said, type Language } from './letter-papers.ts';

const words = fixedWords({
  sv: {
    formal: 'ärendet som sådant',
    title: 'Beslut om att lämna uppgift utan samtycke',
    kind: 'Beslut utan samtycke',
    purpose: 'Dokumentation av beslut',
    ground: 'Grund',
    recipient: 'Mottagare',
    subjects: 'Ämne',
    when: 'Beslutat',
    decider: 'Beslutsfattare',
    by: 'Antecknat av',
    told: 'Vad som lämnas',
    reason: 'Skäl',
    risk: 'Risk',
    test: 'Prövning',
    question: 'Fråga',
    answer: 'Svar',
    limits: 'Beslutet gäller ett enda utlämnande, till den mottagare och i de ämnen som står ovan.',
    yes: 'ja',
    no: 'nej',
    sign: (who: PaperText) => fixed`${who} · datum`,
  },
  en: {
    formal: 'the matter as such',
    title: 'Decision to pass on information without consent',
    kind: 'Decision without consent',
    purpose: 'Record of a decision',
    ground: 'Ground',
    recipient: 'Recipient',
    subjects: 'Subject',
    when: 'Decided',
    decider: 'Decision maker',
    by: 'Recorded by',
    told: 'What is passed on',
    reason: 'Reason',
    risk: 'Risk',
    test: 'Test',
    question: 'Question',
    answer: 'Answer',
    limits: 'The decision holds for one disclosure, to the recipient and in the subjects above.',
    yes: 'yes',
    no: 'no',
    sign: (who: PaperText) => fixed`${who} · date`,
  },
});

const subjectName = (language: Language, subject: SubjectArea | 'formal'): PaperText =>
  subject === 'formal' ? words[language].formal : termWord(language, `term.subject.${subject}`);

export const recordWords = (language: Language) => words[language];

export type RecordContent = {
  readonly caseNumber: string;
  readonly paragraph: string;
  readonly name: string;
  readonly recipient: string;
  readonly subjects: readonly (SubjectArea | 'formal')[];
  readonly told: string;
  readonly reason: string;
  readonly risk: string;
  readonly answers: readonly { readonly question: string; readonly answer: Answer }[];
  readonly decider: string;
  readonly decidedAt: Instant;
  readonly recordedBy: string;
};

/** The decision on one page, for the own file: who, to whom, on what ground, why, and how it was tested. */
export const recordPaper = (frame: PaperFrame, one: Cleared<RecordContent>): Sheet => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.title,
    subtitle: one.caseNumber,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact(w.ground, fixed`${one.paragraph}, ${one.name}`),
          fact(w.recipient, one.recipient),
          fact(
            w.subjects,
            listed(
              frame.language,
              one.subjects.map((subject) => subjectName(frame.language, subject)),
            ),
          ),
          fact(w.when, minuteText(one.decidedAt)),
          fact(w.decider, one.decider),
          fact(w.by, one.recordedBy),
        ],
      },
      head(w.told),
      said(one.told),
      head(w.reason),
      said(one.reason),
      head(w.risk),
      said(one.risk),
      ...(one.answers.length === 0
        ? []
        : [
            head(w.test),
            {
              kind: 'table',
              columns: [
                { text: w.question, share: 6 },
                { text: w.answer, share: 1 },
              ],
              rows: one.answers.map(({ question, answer }) => [question, w[answer]]),
            } as const,
          ]),
      { kind: 'paragraph', tone: 'quiet', text: w.limits },
      { kind: 'signatures', lines: [w.sign(one.decider)] },
    ],
  };
};
