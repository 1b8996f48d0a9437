import type { PaperFrame, Sheet } from '../../../papers/paper.ts';
import { fixedWords, type Cleared } from '../../../papers/text.ts';
import { fact, head, type Language } from './letter-papers.ts';

const words = fixedWords({
  sv: {
    title: 'Svar på begäran om kontaktuppgifter',
    purpose: 'Svar på begäran om kontaktuppgifter',
    requester: 'Begärd av',
    need: 'Behov',
    exceptional: 'Synnerliga skäl',
    ground: 'Grund',
    decider: 'Beslutsfattare',
    decision: 'Beslut',
    given: 'Kontaktuppgifterna lämnas ut.',
    refused: 'Kontaktuppgifter lämnas inte ut. Skälet är att de omfattas av sekretess enligt offentlighets- och sekretesslagen.',
    details: 'Kontaktuppgifter',
    name: 'Namn',
    phone: 'Telefon',
    email: 'E-post',
    yes: 'ja',
    no: 'nej',
  },
  en: {
    title: 'Answer to a request for contact details',
    purpose: 'Answer to a request for contact details',
    requester: 'Requested by',
    need: 'Need',
    exceptional: 'Exceptional reasons',
    ground: 'Ground',
    decider: 'Decision maker',
    decision: 'Decision',
    given: 'The contact details are given.',
    refused: 'Contact details are not given, because they are secret under the Public Access to Information and Secrecy Act.',
    details: 'Contact details',
    name: 'Name',
    phone: 'Telephone',
    email: 'Email',
    yes: 'yes',
    no: 'no',
  },
});

export const contactWords = (language: Language) => words[language];

export type ContactContent = {
  readonly requester: string;
  readonly need: string;
  readonly exceptional: boolean;
  readonly paragraph: string;
  readonly decider: string;
  /** Null: refused, so nothing about anybody. */
  readonly given: { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;
};

export const contactPaper = (frame: PaperFrame, one: Cleared<ContactContent>): Sheet => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.title,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact(w.requester, one.requester),
          fact(w.need, one.need),
          fact(w.exceptional, one.exceptional ? w.yes : w.no),
          fact(w.ground, one.paragraph),
        ],
      },
      { kind: 'decision', label: w.decision, text: one.given === null ? w.refused : w.given, by: one.decider },
      ...(one.given === null
        ? []
        : [
            head(w.details),
            {
              kind: 'facts',
              rows: [
                fact(w.name, one.given.name),
                ...(one.given.phone === null ? [] : [fact(w.phone, one.given.phone)]),
                ...(one.given.email === null ? [] : [fact(w.email, one.given.email)]),
              ],
            } as const,
          ]),
    ],
  };
};
