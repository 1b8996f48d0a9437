import type { IsoDate } from '../../../base/dates.ts';
import { subjectAreas, type SubjectArea } from '../../../base/terms.ts';
import type { Paper, PaperFrame, Sheet } from '../../../papers/paper.ts';
import { fixed, fixedWords, joined, listed, type Cleared, type PaperText } from '../../../papers/text.ts';
import { termWord } from '../../../papers/words.ts';

type Language = Paper['language'];

/** A decision that replaces a guardian's signature today. */
export type FormException = {
  readonly guardian: string;
  readonly decider: string;
  readonly decidedOn: IsoDate;
  readonly until: IsoDate;
  readonly legalBasis: string;
};

/**
 * What a person signs: who may hear what, for what, how long, and that it can be taken back. Consent lifts the secrecy that
 * protects the person (OSL 2009:400, 10:1 and 12:2); it is not the ground for the register itself.
 */
const words = fixedWords({
  sv: {
    name: 'Samtycke till att uppgifter lämnas ut',
    kind: 'Samtyckesblankett',
    purposeOfForm: 'Blankett för underskrift',
    version: (number: number) => fixed`Version ${number}`,
    person: 'Samtycket gäller',
    born: 'Född',
    purpose: 'Ändamål',
    period: 'Gäller',
    to: (from: PaperText, until: PaperText) => fixed`${from} till och med ${until}`,
    scope: 'Vem som får höra vad',
    agency: 'Mottagare',
    subjects: 'Ämnen',
    meaning: 'Vad samtycket innebär',
    meanings: [
      'Verksamheten får lämna uppgifter i de ämnen som står ovan till de mottagare som står ovan. Allt annat omfattas inte.',
      'Samtycket lyfter sekretessen i de delarna (offentlighets- och sekretesslagen 10 kap. 1 § och 12 kap. 2 §). Det är frivilligt.',
      'Du kan när som helst ta tillbaka det, helt, för en mottagare eller i ett ämne. Säg det till oss. Från den minuten lämnas inget mer ut. Det som redan har lämnats ut kan inte tas tillbaka.',
      'Utan samtycke får uppgifter lämnas ut bara när en lag säger det.',
    ],
    ofAge: (day: PaperText) =>
      fixed`${day} klockan 00.00 är den unga 18 år. Då upphör vårdnadshavares samtycke, och en egen underskrift på ett nytt samtycke behövs.`,
    signatures: 'Underskrifter',
    signing: 'Skriv under med datum och klockslag. Jag har läst och förstått vad samtycket innebär.',
    signer: (name: PaperText, role: PaperText) => fixed`${name}, ${role} · datum och tid`,
    self: 'egen underskrift',
    guardian: 'vårdnadshavare',
    code: (code: PaperText) => fixed`Blankettkod ${code}`,
    exceptionsHead: 'Undantag från underskrift',
    exception: (e: Cleared<FormException>) =>
      fixed`Underskrift av vårdnadshavare ${e.guardian} saknas enligt beslut ${e.decidedOn} av ${e.decider} (${e.legalBasis}). Beslutet gäller till och med ${e.until}.`,
  },
  en: {
    name: 'Consent to the sharing of information',
    kind: 'Consent form',
    purposeOfForm: 'Form for signature',
    version: (number: number) => fixed`Version ${number}`,
    person: 'The consent concerns',
    born: 'Born',
    purpose: 'Purpose',
    period: 'Valid',
    to: (from: PaperText, until: PaperText) => fixed`${from} until and including ${until}`,
    scope: 'Who may hear what',
    agency: 'Recipient',
    subjects: 'Subjects',
    meaning: 'What the consent means',
    meanings: [
      'The unit may pass on information in the subjects above to the recipients above. Nothing else is included.',
      'The consent lifts secrecy in those parts (Public Access to Information and Secrecy Act, chapter 10 section 1 and chapter 12 section 2). It is voluntary.',
      'You can take it back at any time, entirely, for one recipient or in one subject. Tell us. From that minute nothing more is passed on. What has already been passed on cannot be taken back.',
      'Without consent, information may be passed on only when a law says so.',
    ],
    ofAge: (day: PaperText) =>
      fixed`At 00:00 on ${day} the young person is 18. The consent of guardians ends then, and a signature of their own on a new consent is needed.`,
    signatures: 'Signatures',
    signing: 'Sign with date and time. I have read and understood what the consent means.',
    signer: (name: PaperText, role: PaperText) => fixed`${name}, ${role} · date and time`,
    self: 'own signature',
    guardian: 'guardian',
    code: (code: PaperText) => fixed`Form code ${code}`,
    exceptionsHead: 'Exceptions from signature',
    exception: (e: Cleared<FormException>) =>
      fixed`The signature of guardian ${e.guardian} is missing by a decision of ${e.decidedOn} by ${e.decider} (${e.legalBasis}). The decision holds until and including ${e.until}.`,
  },
});

export type ConsentFormContent = {
  readonly number: number;
  /** Ties the paper to the scope it shows. */
  readonly code: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly birthDate: IsoDate | null;
  readonly purpose: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  /** In the order agencies are shown everywhere; without subjects they are left out. */
  readonly agencies: readonly { readonly name: string; readonly subjects: readonly SubjectArea[] }[];
  /** The day the guardians' right to sign ends, if that is within the period. */
  readonly comesOfAge: IsoDate | null;
  readonly signers: readonly { readonly name: string; readonly role: 'self' | 'guardian' }[];
  readonly exceptions: readonly FormException[];
};

/** What the form is called in file names and in the log. */
export const consentFormNames = (language: Language): { readonly kind: PaperText; readonly purpose: PaperText } => ({
  kind: words[language].kind,
  purpose: words[language].purposeOfForm,
});

/** The form to sign, on one page for most scopes: one row per agency, in everyday words. */
export const consentFormPaper = (frame: PaperFrame, form: Cleared<ConsentFormContent>): Sheet => {
  const { language } = frame;
  const w = words[language];
  return {
    ...frame,
    title: w.name,
    subtitle: joined([w.version(form.number), form.caseNumber, w.code(form.code)], fixed` · `),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: w.person, value: form.name },
          ...(form.birthDate === null ? [] : [{ label: w.born, value: form.birthDate }]),
          { label: w.purpose, value: form.purpose },
          { label: w.period, value: w.to(form.validFrom, form.validTo) },
        ],
      },
      { kind: 'heading', level: 2, text: w.scope },
      {
        kind: 'table',
        columns: [
          { text: w.agency, share: 1 },
          { text: w.subjects, share: 3 },
        ],
        rows: form.agencies
          .filter((agency) => agency.subjects.length > 0)
          .map(({ name, subjects }) => {
            const inOrder = subjectAreas.filter((subject) => subjects.includes(subject));
            return [
              name,
              listed(
                language,
                inOrder.map((subject) => termWord(language, `term.subject.${subject}`)),
              ),
            ];
          }),
      },
      { kind: 'heading', level: 2, text: w.meaning },
      { kind: 'list', items: [...w.meanings, ...(form.comesOfAge === null ? [] : [w.ofAge(form.comesOfAge)])] },
      ...(form.exceptions.length === 0
        ? []
        : [
            { kind: 'heading' as const, level: 2 as const, text: w.exceptionsHead },
            { kind: 'list' as const, items: form.exceptions.map(w.exception) },
          ]),
      { kind: 'heading', level: 2, text: w.signatures },
      { kind: 'paragraph', text: w.signing },
      { kind: 'signatures', lines: form.signers.map(({ name, role }) => w.signer(name, w[role])) },
    ],
  };
};
