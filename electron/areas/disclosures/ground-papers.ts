import { dateAt, timeAt, type Instant } from '../../base/dates.ts';
import termsEn from '../../base/terms/en.json' with { type: 'json' };
import termsSv from '../../base/terms/sv.json' with { type: 'json' };
import type { SubjectArea } from '../../base/terms.ts';
import type { Block, Paper } from '../../papers/paper.ts';
import type { Answer } from './ground-rules.ts';

type Frame = Pick<Paper, 'language' | 'header' | 'footer' | 'format'>;
type Language = Paper['language'];

const words = {
  sv: {
    documents: {
      agenda: 'Dagordning',
      minutes: 'Minnesanteckningar',
      'relocation-plan': 'Flyttplan',
      'relocation-card': 'Flyttdagskort',
      'ground-disclosure': 'Uppgift lämnad med stöd av lag',
      'contact-letter': 'Svar på begäran om kontaktuppgifter',
      concern: 'Orosanmälan',
    } as Readonly<Record<string, string>>,
    otherDocument: 'Handling',
    formal: 'ärendet som sådant',
    record: {
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
      sign: (who: string) => `${who} · datum`,
    },
    recall: {
      title: 'Återkallad handling',
      purpose: 'Underrättelse om återkallad handling',
      text: 'Handlingar som ni har fått från oss är återkallade. De får inte användas eller lämnas vidare.',
      document: 'Handling',
      sent: 'Lämnad',
      act: 'Förstör handlingen eller lämna tillbaka den, om inte lag kräver att ni bevarar den. Bekräfta till oss när det är gjort.',
    },
    contact: {
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
    concern: {
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
      sign: (who: string) => `${who} · datum`,
    },
    request: {
      title: 'Beslut om begäran att ta del av handling',
      kind: 'Avslag begäran om handling',
      purpose: 'Beslut om begäran att ta del av handling',
      requested: 'Begäran',
      received: 'Kom in',
      decision: 'Beslut',
      refused: 'Begäran avslås.',
      reasons: 'Skäl',
      law: 'Sekretess gäller för uppgift om en enskilds personliga förhållanden, om det inte står klart att uppgiften kan röjas utan att den enskilde eller någon närstående lider men (offentlighets- och sekretesslagen 2009:400, 26 kap. 1 §). Beslutet säger inte om det finns någon sådan handling.',
      appealHead: 'Så överklagar du',
      appeal: [
        'Beslutet överklagas hos kammarrätten.',
        'Skriv vilket beslut du överklagar och hur du vill att det ändras. Ange namn, adress och telefonnummer.',
        'Skicka överklagandet till oss, inte till kammarrätten. Det ska ha kommit in inom tre veckor från den dag du fick del av beslutet.',
        'Kommer det in i tid och ändrar vi inte beslutet själva, skickar vi det vidare till kammarrätten.',
      ],
      decider: (who: string) => `${who}, beslutsfattare`,
    },
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
    } as Readonly<Record<string, string>>,
    otherDocument: 'Document',
    formal: 'the matter as such',
    record: {
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
      sign: (who: string) => `${who} · date`,
    },
    recall: {
      title: 'Recalled document',
      purpose: 'Notice of a recalled document',
      text: 'Documents that you have had from us are recalled. They may not be used or passed on.',
      document: 'Document',
      sent: 'Sent',
      act: 'Destroy the document or send it back, unless the law requires you to keep it. Confirm to us when it is done.',
    },
    contact: {
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
    concern: {
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
      sign: (who: string) => `${who} · date`,
    },
    request: {
      title: 'Decision on a request to see a document',
      kind: 'Refusal of a request for a document',
      purpose: 'Decision on a request to see a document',
      requested: 'Request',
      received: 'Received',
      decision: 'Decision',
      refused: 'The request is refused.',
      reasons: 'Reasons',
      law: 'Information on a person’s private circumstances is secret unless it is clear that it can be revealed without harm to the person or anybody close (Public Access to Information and Secrecy Act 2009:400, chapter 26 section 1). The decision does not say whether any such document exists.',
      appealHead: 'How to appeal',
      appeal: [
        'The decision is appealed to the administrative court of appeal (kammarrätten).',
        'Write which decision you appeal and how you want it changed. Give name, address and telephone number.',
        'Send the appeal to us, not to the court. It must have reached us within three weeks of the day you were told of the decision.',
        'If it comes in time and we do not change the decision ourselves, we pass it on to the court.',
      ],
      decider: (who: string) => `${who}, decision maker`,
    },
  },
} as const;

const termsOf = { sv: termsSv, en: termsEn } as const;
const subjectName = (language: Language, subject: SubjectArea | 'formal'): string =>
  subject === 'formal' ? words[language].formal : termsOf[language][`term.subject.${subject}`];
const listed = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' }).format(names);
const minute = (at: Instant): string => `${dateAt(at)} ${timeAt(at)}`;
const head = (text: string): Block => ({ kind: 'heading', level: 2, text });
const said = (text: string): Block => ({ kind: 'paragraph', text });
const fact = (label: string, value: string) => ({ label, value });

export const documentName = (language: Language, document: string): string =>
  words[language].documents[document] ?? words[language].otherDocument;
export const recordWords = (language: Language) => words[language].record;
export const recallWords = (language: Language) => words[language].recall;
export const contactWords = (language: Language) => words[language].contact;
export const concernWords = (language: Language) => words[language].concern;
export const requestWords = (language: Language) => words[language].request;

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

/** The decision on one page, for the own file: who, to whom, on what ground, why, and how it was tried. */
export const recordPaper = (frame: Frame, one: RecordContent): Paper => {
  const w = words[frame.language].record;
  return {
    ...frame,
    title: w.title,
    subtitle: one.caseNumber,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact(w.ground, `${one.paragraph}, ${one.name}`),
          fact(w.recipient, one.recipient),
          fact(
            w.subjects,
            listed(
              frame.language,
              one.subjects.map((subject) => subjectName(frame.language, subject)),
            ),
          ),
          fact(w.when, minute(one.decidedAt)),
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

export type RecallContent = {
  readonly caseNumber: string;
  readonly documents: readonly { readonly document: string; readonly leftAt: Instant }[];
};

/** Nothing but which documents of which dates are recalled. */
export const recallPaper = (frame: Frame, { caseNumber, documents }: RecallContent): Paper => {
  const w = words[frame.language].recall;
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
        rows: documents.map(({ document, leftAt }) => [document, minute(leftAt)]),
      },
      said(w.act),
    ],
  };
};

export type ContactContent = {
  readonly requester: string;
  readonly need: string;
  readonly exceptional: boolean;
  readonly paragraph: string;
  readonly decider: string;
  /** Null: refused, and then nothing that tells of anybody. */
  readonly given: { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;
};

export const contactPaper = (frame: Frame, one: ContactContent): Paper => {
  const w = words[frame.language].contact;
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

export const concernPaper = (frame: Frame, one: ConcernContent): Paper => {
  const w = words[frame.language].concern;
  const section = (title: string, text: string): Block[] => (text.trim() === '' ? [] : [head(title), said(text)]);
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
          fact(w.reporter, `${one.reporter}, ${frame.header.unit}`),
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

export type RequestContent = {
  readonly requested: string;
  readonly receivedOn: string;
  readonly reasons: string;
  readonly decider: string;
};

/** The written refusal with how to appeal (OSL 2009:400, 6:7–8; TF 2:19). It confirms of nobody that there is a document. */
export const requestPaper = (frame: Frame, one: RequestContent): Paper => {
  const w = words[frame.language].request;
  return {
    ...frame,
    title: w.title,
    blocks: [
      { kind: 'facts', rows: [fact(w.requested, one.requested), fact(w.received, one.receivedOn)] },
      { kind: 'decision', label: w.decision, text: w.refused, by: one.decider },
      head(w.reasons),
      ...(one.reasons.trim() === '' ? [] : [said(one.reasons)]),
      said(w.law),
      head(w.appealHead),
      { kind: 'list', ordered: true, items: [...w.appeal] },
      { kind: 'signatures', lines: [w.decider(one.decider)] },
    ],
  };
};
