import { isIsoDate, type IsoDate } from './dates.ts';

/**
 * Swedish personal number (personnummer) or coordination number (samordningsnummer: day + 60).
 * Shape and check digit: Folkbokföringslagen (1991:481) 18, 18 a §§ and Skatteverket SKV 704, 707.
 * The stored form is always twelve digits with the hyphen: `20100101-2382`.
 */
export type PersonalNumber = {
  readonly kind: 'personal' | 'coordination';
  readonly text: string;
  readonly birthDate: IsoDate;
};

export type NumberProblem = 'number-shape' | 'number-date' | 'number-check-digit' | 'number-future';

/** Luhn's check digit over the nine digits YYMMDDNNN. */
const checkDigit = (nine: string): number => {
  let sum = 0;
  for (let i = 0; i < 9; i += 1) {
    const doubled = Number(nine[i]) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
};

/**
 * Reads ten or twelve digits, with `-`, `+` or nothing in between (any of the dashes that word processors produce). Ten digits: the hyphen
 * becomes a plus in the year the person turns a hundred (folkbokföringslagen 18 §), so the year alone decides the century. With `-` or
 * nothing it is the latest year not after the year of `today`; with `+`, a hundred years earlier. Birth numbers start at 001, so 000 is
 * invalid. Nobody in a register was born before 1800.
 */
export const parsePersonalNumber = (typed: string, today: IsoDate): PersonalNumber | { readonly problem: NumberProblem } => {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+\u2010-\u2013\u2212]?)((?!000)\d{3})(\d)$/.exec(typed.replaceAll(/\s/g, ''));
  if (!match) return { problem: 'number-shape' };
  const [, century, yy = '', mm = '', dd = '', sign, serial = '', check] = match;
  if (century !== undefined && sign === '+') return { problem: 'number-shape' };
  const coordination = Number(dd) > 60;
  const day = coordination ? String(Number(dd) - 60).padStart(2, '0') : dd;
  const latest = Number(today.slice(0, 4)) - (sign === '+' ? 100 : 0);
  const cc = century ?? String(latest - ((latest - Number(yy)) % 100)).slice(0, 2);
  const birthDate = `${cc}${yy}-${mm}-${day}`;
  if (Number(cc) < 18 || !isIsoDate(birthDate)) return { problem: 'number-date' };
  if (checkDigit(`${yy}${mm}${dd}${serial}`) !== Number(check)) return { problem: 'number-check-digit' };
  if (birthDate > today) return { problem: 'number-future' };
  return { kind: coordination ? 'coordination' : 'personal', text: `${cc}${yy}${mm}${dd}-${serial}${check}`, birthDate };
};

/** `20100101-2382` → `20100101-••••`: what a screen shows until the number is revealed. */
export const maskPersonalNumber = (text: string): string => `${text.slice(0, 9)}••••`;
