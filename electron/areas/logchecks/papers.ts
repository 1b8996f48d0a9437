import type { Block, PaperFrame, Sheet } from '../../papers/paper.ts';
import { clockText, fixed, fixedWords, joined, minuteText, nothing, type Cleared, type PaperText } from '../../papers/text.ts';
import type { LogEntry } from '../audit/contract.ts';
import type { Sample } from './contract.ts';

export const words = fixedWords({
  sv: {
    logName: 'Loggutdrag',
    sampleName: 'Loggkontroll',
    logTitle: 'Utdrag ur loggen',
    chosen: 'Urval',
    who: 'Vem',
    what: 'Vad',
    all: 'Allt',
    everybody: 'Alla',
    period: 'Period',
    from: (day: PaperText) => fixed`från och med ${day}`,
    until: (day: PaperText) => fixed`till och med ${day}`,
    caseNumber: 'Ärende',
    anyCase: 'Alla',
    count: 'Poster',
    entries: 'Poster, nyast först',
    newest: (shown: number, total: number) => fixed`De ${shown} nyaste av ${total} poster. Ett snävare urval ryms på en handling.`,
    seq: 'Post',
    at: 'När',
    nobody: 'Okänd, före upplåsning',
    contentNote: 'Här står vem som gjort vad och när. Vad en post innehåller läses i programmet, och läsningen blir en egen post.',
    sampleTitle: (month: PaperText) => fixed`Loggkontroll ${month}`,
    basis: 'Underlag',
    drawn: 'Stickprov',
    drawnOf: (drawn: number, of: number) => fixed`${drawn} av ${of} öppningar, läsningar, sökningar och utlämnanden`,
    how: 'Så är det draget',
    howText: (month: PaperText, seq: number, head: PaperText) =>
      fixed`Poster med lägst SHA-256 över ”${month}”, kedjans kontrollsumma vid månadens slut (post ${seq}) och postens nummer. Ingen väljer, och vem som helst kan räkna om det. Kontrollsumma: ${head}`,
    drawnBy: 'Draget',
    law: 'Lag (2001:454) om behandling av personuppgifter inom socialtjänsten, 10 §. Andelen är lokal praxis.',
    verdict: 'Granskning',
    remark: 'Anmärkning',
    fine: 'Utan anmärkning',
    question: 'Fråga',
    open: 'Inte granskad',
    checked: 'Granskade poster',
    signed: 'Undertecknad',
    unsigned: 'Inte undertecknad än',
    role: { coordinator: 'samordnare', deputy: 'ersättare', manager: 'chef', reviewer: 'granskare' },
    alone: 'Granskad av samordnaren själv',
    aloneText: 'Registret har ingen chef. Samordnaren har granskat en logg som till stor del är hennes egen; en annan bör se över den.',
    signature: 'Underskrift',
  },
  en: {
    logName: 'Log extract',
    sampleName: 'Log check',
    logTitle: 'Extract from the log',
    chosen: 'Selection',
    who: 'Who',
    what: 'What',
    all: 'Everything',
    everybody: 'Everybody',
    period: 'Period',
    from: (day: PaperText) => fixed`from ${day}`,
    until: (day: PaperText) => fixed`until ${day}`,
    caseNumber: 'Case',
    anyCase: 'All',
    count: 'Entries',
    entries: 'Entries, newest first',
    newest: (shown: number, total: number) => fixed`The ${shown} newest of ${total} entries. A narrower selection fits on a paper.`,
    seq: 'Entry',
    at: 'When',
    nobody: 'Unknown, before unlocking',
    contentNote: 'This says who did what and when. What an entry holds is read in the program, and reading it is an entry of its own.',
    sampleTitle: (month: PaperText) => fixed`Log check ${month}`,
    basis: 'Basis',
    drawn: 'Sample',
    drawnOf: (drawn: number, of: number) => fixed`${drawn} of ${of} openings, readings, searches and disclosures`,
    how: 'How it was drawn',
    howText: (month: PaperText, seq: number, head: PaperText) =>
      fixed`Entries with the lowest SHA-256 over “${month}”, the chain’s checksum at the month’s end (entry ${seq}) and the entry’s number. Nobody chooses, and anybody can compute it. Checksum: ${head}`,
    drawnBy: 'Drawn',
    law: 'Act (2001:454) on the Processing of Personal Data in Social Services, section 10. The share is local practice.',
    verdict: 'Check',
    remark: 'Remark',
    fine: 'No remark',
    question: 'Question',
    open: 'Not checked',
    checked: 'Entries checked',
    signed: 'Signed',
    unsigned: 'Not signed yet',
    role: { coordinator: 'coordinator', deputy: 'deputy', manager: 'manager', reviewer: 'reviewer' },
    alone: 'Checked by the coordinator alone',
    aloneText: 'The register has no manager. The coordinator has checked a log that is largely her own; somebody else should look at it.',
    signature: 'Signature',
  },
});

/** `2026-05-07 13.05` */
const moment = (at: PaperText): PaperText => clockText('sv', minuteText(at));

/** `kind` of an entry, and of the choice, in words. */
export type LogContent = { readonly chosen: Chosen; readonly entries: readonly LogEntry[]; readonly total: number };
export type Chosen = {
  readonly kind: string | null;
  readonly caseNumber: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The user's name. */
  readonly who: string | null;
};

const periodOf = (w: (typeof words)['sv' | 'en'], { from, to }: Cleared<Chosen>): PaperText => {
  const ends = [...(from ? [w.from(from)] : []), ...(to ? [w.until(to)] : [])];
  return ends.length === 0 ? w.all : joined(ends, fixed` `);
};

export const logPaper = (frame: PaperFrame, allowed: readonly Cleared<LogContent>[]): Sheet => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.logTitle,
    blocks: allowed.flatMap(({ chosen, entries, total }): Block[] => [
      {
        kind: 'facts',
        rows: [
          { label: w.who, value: chosen.who ?? w.everybody },
          { label: w.what, value: chosen.kind ?? w.all },
          { label: w.caseNumber, value: chosen.caseNumber === '' ? w.anyCase : chosen.caseNumber },
          { label: w.period, value: periodOf(w, chosen) },
          { label: w.count, value: fixed`${total}` },
        ],
      },
      { kind: 'paragraph', text: w.contentNote, tone: 'quiet' },
      ...(entries.length < total ? [{ kind: 'notice', title: w.chosen, text: w.newest(entries.length, total) } as const] : []),
      {
        kind: 'table',
        caption: w.entries,
        columns: [
          { text: w.seq, align: 'end', share: 1 },
          { text: w.at, share: 2 },
          { text: w.who, share: 2.4 },
          { text: w.what, share: 4 },
          { text: w.caseNumber, share: 1.8 },
        ],
        rows: entries.map(({ seq, at, who, kind, caseNumber }) => [
          fixed`${seq}`,
          moment(at),
          who ?? w.nobody,
          kind,
          caseNumber ?? fixed`–`,
        ]),
      },
    ]),
  };
};

export const samplePaper = (frame: PaperFrame, allowed: readonly Cleared<Sample>[]): Sheet => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.sampleTitle(allowed[0]?.month ?? nothing),
    blocks: allowed.flatMap(({ month, head, headSeq, candidates, drawnAt, drawnBy, signed, entries }): Block[] => [
      {
        kind: 'facts',
        rows: [
          { label: w.drawn, value: w.drawnOf(entries.length, candidates) },
          { label: w.drawnBy, value: fixed`${moment(drawnAt)}, ${drawnBy}` },
          { label: w.signed, value: signed ? fixed`${moment(signed.at)}, ${signed.by}, ${w.role[signed.role]}` : w.unsigned },
          { label: w.basis, value: w.law },
        ],
      },
      ...(signed?.role === 'coordinator' ? [{ kind: 'notice', title: w.alone, text: w.aloneText } as const] : []),
      {
        kind: 'table',
        caption: w.checked,
        columns: [
          { text: w.seq, align: 'end', share: 1 },
          { text: w.at, share: 2 },
          { text: w.who, share: 2 },
          { text: w.what, share: 2.6 },
          { text: w.caseNumber, share: 1.7 },
          { text: w.verdict, share: 1.6 },
          { text: w.remark, share: 2.6 },
        ],
        rows: entries.map(({ seq, at, who, kind, caseNumber, verdict, remark }) => [
          fixed`${seq}`,
          moment(at),
          who ?? w.nobody,
          kind,
          caseNumber ?? fixed`–`,
          w[verdict ?? 'open'],
          remark,
        ]),
      },
      { kind: 'paragraph', lead: fixed`${w.how}:`, text: w.howText(month, headSeq, head), tone: 'quiet' },
      { kind: 'signatures', lines: [signed ? fixed`${signed.by}, ${w.role[signed.role]}` : w.signature] },
    ]),
  };
};
