import { addYears, isIsoDate, type IsoDate } from '../../../electron/base/dates.ts';

const two = (text: string): string => text.padStart(2, '0');
const months = ['jan', 'feb', 'mar', 'apr', 'ma[jy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'dec'];

const monthOf = (word: string): string | null => {
  const found = months.findIndex((month) => new RegExp(`^${month}`).test(word));
  return found < 0 ? null : String(found + 1);
};

/**
 * Reads a date as people type it: `2026-05-07`, `20260507`, `260507`, `7/5 2026`, `7.5.2026`, `7 maj 2026`, `7/5` and `7 maj`
 * (the year of `today`). Day before month, as in Swedish and British English. Null if it is not a date.
 */
export const parseDate = (typed: string, today: IsoDate): IsoDate | null => {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const make = (year: string, month: string | null, day: string): IsoDate | null => {
    const iso = month === null ? '' : `${year}-${two(month)}-${two(day)}`;
    return isIsoDate(iso) ? iso : null;
  };
  const century = (short: string): string => {
    const full = `${today.slice(0, 2)}${short}`;
    // A two-digit year more than twenty years ahead is the last century's.
    return `${full}-01-01` > addYears(today, 20) ? String(Number(full) - 100) : full;
  };
  let m = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (m) return make(m[1] ?? '', m[2] ?? '', m[3] ?? '');
  m = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (m) return make(century(m[1] ?? ''), m[2] ?? '', m[3] ?? '');
  m = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:[-/., ]\s?(\d{4}|\d{2}))?$/.exec(text);
  if (m) return make(m[3] === undefined ? today.slice(0, 4) : m[3].length === 2 ? century(m[3]) : m[3], m[2] ?? '', m[1] ?? '');
  m = /^(?:den )?(\d{1,2})(?:\.|:e|:a|st|nd|rd|th)? ?([a-zåäö]{3,})\.?(?:,? (\d{4}))?$/.exec(text);
  if (m) return make(m[3] ?? today.slice(0, 4), monthOf(m[2] ?? ''), m[1] ?? '');
  return null;
};
