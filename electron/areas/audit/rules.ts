import { isIsoDate, type IsoDate } from '../../base/dates.ts';

export type Period = { readonly from: string | null; readonly to: string | null };

/** Field → problem of a period as typed. */
export const periodProblems = ({ from, to }: Period): { readonly from: string | null; readonly to: string | null } => {
  const shape = (date: string | null): string | null => (date === null || isIsoDate(date) ? null : 'date-shape');
  const problems = { from: shape(from), to: shape(to) };
  if (problems.from === null && problems.to === null && from !== null && to !== null && to < from) return { from: null, to: 'date-order' };
  return problems;
};

type Checked = {
  readonly today: IsoDate;
  /** Day of the last entry that tells of a check. */ readonly lastOn: IsoDate | null;
  readonly madeOn: IsoDate;
};

/**
 * Whether a check that nobody asked for becomes an entry: whenever the chain is broken, else once a day. On the day a register is
 * made there is nothing yet that a check could add to its first entries.
 */
export const entersVerdict = (brokenAt: number | null, { today, lastOn, madeOn }: Checked): boolean =>
  brokenAt !== null || (lastOn !== today && madeOn !== today);

/** A head as people compare it: sixteen groups of four. */
export const headGroups = (head: string): readonly string[] => head.match(/.{1,4}/g) ?? [];

export type PayloadLine = { readonly name: string; readonly text: string };

const plain = (value: unknown): string => (value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value));

/** A payload as lines, nested objects by their path (`before.unit`); a text that is no JSON object is one line. */
export const payloadLines = (json: string): readonly PayloadLine[] => {
  const lines: PayloadLine[] = [];
  const walk = (name: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
      lines.push({ name, text: plain(value) });
      return;
    }
    for (const [key, inner] of Object.entries(value)) walk(name === '' ? key : `${name}.${key}`, inner);
  };
  try {
    walk('', JSON.parse(json));
  } catch {
    return [{ name: '', text: json }];
  }
  return lines.filter((line) => line.name !== '' || line.text !== '{}');
};
