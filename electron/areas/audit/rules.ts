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
  /** Day of the last entry about a check. */ readonly lastOn: IsoDate | null;
  readonly madeOn: IsoDate;
};

/**
 * Whether a check that nobody asked for becomes an entry: whenever the chain is broken, else once a day. On the day a register is made a
 * check would add nothing to its first entries.
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

/**
 * The cases that a payload under no case names: `cases`, those of a joint entry, which its reader must have opened; `found`, those that a
 * search showed, of which none may be hidden from the reader.
 */
export const casesNamedIn = (payload: string | null, field: 'cases' | 'found'): readonly string[] => {
  if (payload === null) return [];
  try {
    const { [field]: cases } = JSON.parse(payload) as Readonly<Record<string, unknown>>;
    return Array.isArray(cases) ? cases.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
};

type Named = {
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  /** Separated by commas. */
  readonly otherAliases: string;
  readonly personalNumber: string | null;
};

const plainText = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/**
 * Whether a text under no case (a search, a comparison, a remark) names somebody: by the whole name, an alias, or six or
 * more digits of her number in a row. `anyName`: by given or family name alone, too.
 */
export const namesPerson = (text: string, person: Named, anyName: boolean): boolean => {
  const plainly = plainText(text);
  const says = (word: string): boolean => word.trim().length > 1 && plainly.includes(plainText(word.trim()));
  const names = [person.givenName, person.familyName];
  if (anyName ? names.some(says) : names.every(says)) return true;
  if ([person.alias, ...person.otherAliases.split(',')].some(says)) return true;
  const number = digitsOf(person.personalNumber ?? '');
  return (
    number !== '' &&
    (text.match(/\d[\d\s+-]{4,}\d/g) ?? []).some((typed) => digitsOf(typed).length >= 6 && number.includes(digitsOf(typed)))
  );
};
