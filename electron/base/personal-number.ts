import { addYears, isIsoDate, type IsoDate } from './dates.ts';

/**
 * Swedish personal number (personnummer) or coordination number (samordningsnummer: day + 60).
 * Shape and check digit: Folkbokföringslagen (1991:481) 18, 18 a §§ and Skatteverket SKV 704, 707.
 * The stored form is always twelve digits with the hyphen: `20100101-2384`.
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
 * Reads ten or twelve digits, with `-`, `+` (a hundred years or more) or nothing between. Ten digits get the
 * latest century that does not lie after `today`.
 */
export const parsePersonalNumber = (typed: string, today: IsoDate): PersonalNumber | { readonly problem: NumberProblem } => {
  const match = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+\u2013]?)(\d{3})(\d)$/.exec(typed.replaceAll(/[\s\u00a0]/g, ''));
  if (!match) return { problem: 'number-shape' };
  const [, century, yy = '', mm = '', dd = '', sign, serial = '', check] = match;
  if (century !== undefined && sign === '+') return { problem: 'number-shape' };
  const coordination = Number(dd) > 60;
  const day = coordination ? String(Number(dd) - 60).padStart(2, '0') : dd;
  const dateIn = (c: string): IsoDate => `${c}${yy}-${mm}-${day}`;
  let cc = century;
  if (cc === undefined) {
    const now = Number(today.slice(0, 2));
    cc = String(`${now}${yy}-${mm}-${day}` <= today ? now : now - 1);
    if (sign === '+') cc = String(Number(cc) - 1);
    // A ten-digit number with a hyphen belongs to somebody under a hundred.
    else if (dateIn(cc) <= addYears(today, -100) && `${now}${yy}` <= today.slice(0, 4)) cc = String(now);
  }
  const birthDate = dateIn(cc);
  if (!isIsoDate(birthDate)) return { problem: 'number-date' };
  if (checkDigit(`${yy}${mm}${dd}${serial}`) !== Number(check)) return { problem: 'number-check-digit' };
  if (birthDate > today) return { problem: 'number-future' };
  return { kind: coordination ? 'coordination' : 'personal', text: `${cc}${yy}${mm}${dd}-${serial}${check}`, birthDate };
};

/** `20100101-2384` → `20100101-••••`: what a screen shows until the number is revealed. */
export const maskPersonalNumber = (text: string): string => `${text.slice(0, 9)}••••`;
