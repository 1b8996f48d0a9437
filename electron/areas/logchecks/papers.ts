import { dateAt, timeAt, type Instant } from '../../base/dates.ts';
import type { Block, Paper } from '../../papers/paper.ts';
import type { LogEntry } from '../audit/contract.ts';
import { kindInWords } from '../audit/kinds-papers.ts';
import type { Sample } from './contract.ts';

type Frame = Pick<Paper, 'language' | 'header' | 'footer' | 'format'>;

export const words = {
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
    from: (day: string) => `från och med ${day}`,
    until: (day: string) => `till och med ${day}`,
    caseNumber: 'Ärende',
    anyCase: 'Alla',
    count: 'Poster',
    entries: 'Poster, nyast först',
    newest: (shown: number, total: number) =>
      `De ${String(shown)} nyaste av ${String(total)} poster. Ett snävare urval ryms på en handling.`,
    seq: 'Post',
    at: 'När',
    nobody: 'Okänd, före upplåsning',
    contentNote: 'Här står vem som gjort vad och när. Vad en post innehåller läses i programmet, och läsningen blir en egen post.',
    sampleTitle: (month: string) => `Loggkontroll ${month}`,
    basis: 'Underlag',
    drawn: 'Stickprov',
    drawnOf: (drawn: number, of: number) => `${String(drawn)} av ${String(of)} öppningar, läsningar, sökningar och utlämnanden`,
    how: 'Så är det draget',
    howText: (month: string, seq: number, head: string) =>
      `Poster med lägst SHA-256 över ”${month}”, kedjans kontrollsumma vid månadens slut (post ${String(seq)}) och postens nummer. Ingen väljer, och vem som helst kan räkna om det. Kontrollsumma: ${head}`,
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
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
    caseNumber: 'Case',
    anyCase: 'All',
    count: 'Entries',
    entries: 'Entries, newest first',
    newest: (shown: number, total: number) =>
      `The ${String(shown)} newest of ${String(total)} entries. A narrower selection fits on a paper.`,
    seq: 'Entry',
    at: 'When',
    nobody: 'Unknown, before unlocking',
    contentNote: 'This says who did what and when. What an entry holds is read in the program, and reading it is an entry of its own.',
    sampleTitle: (month: string) => `Log check ${month}`,
    basis: 'Basis',
    drawn: 'Sample',
    drawnOf: (drawn: number, of: number) => `${String(drawn)} of ${String(of)} openings, readings, searches and disclosures`,
    how: 'How it was drawn',
    howText: (month: string, seq: number, head: string) =>
      `Entries with the lowest SHA-256 over “${month}”, the chain’s checksum at the month’s end (entry ${String(seq)}) and the entry’s number. Nobody chooses, and anybody can compute it. Checksum: ${head}`,
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
} as const;

const moment = (at: Instant): string => `${dateAt(at)} ${timeAt(at).replace(':', '.')}`;

export type LogContent = { readonly entries: readonly LogEntry[]; readonly total: number };
export type Chosen = {
  readonly kind: string | null;
  readonly caseNumber: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The user's name. */
  readonly who: string | null;
};

export const logPaper = (frame: Frame, chosen: Chosen, allowed: readonly LogContent[]): Paper => {
  const w = words[frame.language];
  const period = [chosen.from && w.from(chosen.from), chosen.to && w.until(chosen.to)].filter(Boolean).join(' ');
  return {
    ...frame,
    title: w.logTitle,
    blocks: allowed.flatMap(({ entries, total }): Block[] => [
      {
        kind: 'facts',
        rows: [
          { label: w.who, value: chosen.who ?? w.everybody },
          { label: w.what, value: chosen.kind ? kindInWords(frame.language, chosen.kind) : w.all },
          { label: w.caseNumber, value: chosen.caseNumber || w.anyCase },
          { label: w.period, value: period || w.all },
          { label: w.count, value: String(total) },
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
          String(seq),
          moment(at),
          who ?? w.nobody,
          kindInWords(frame.language, kind),
          caseNumber ?? '–',
        ]),
      },
    ]),
  };
};

export const samplePaper = (frame: Frame, allowed: readonly Sample[]): Paper => {
  const w = words[frame.language];
  return {
    ...frame,
    title: w.sampleTitle(allowed[0]?.month ?? ''),
    blocks: allowed.flatMap(({ month, head, headSeq, candidates, drawnAt, drawnBy, signed, entries }): Block[] => [
      {
        kind: 'facts',
        rows: [
          { label: w.drawn, value: w.drawnOf(entries.length, candidates) },
          { label: w.drawnBy, value: `${moment(drawnAt)}, ${drawnBy}` },
          { label: w.signed, value: signed ? `${moment(signed.at)}, ${signed.by}, ${w.role[signed.role]}` : w.unsigned },
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
          String(seq),
          moment(at),
          who ?? w.nobody,
          kindInWords(frame.language, kind),
          caseNumber ?? '–',
          w[verdict ?? 'open'],
          remark,
        ]),
      },
      { kind: 'paragraph', lead: `${w.how}:`, text: w.howText(month, headSeq, head), tone: 'quiet' },
      { kind: 'signatures', lines: [signed ? `${signed.by}, ${w.role[signed.role]}` : w.signature] },
    ]),
  };
};
