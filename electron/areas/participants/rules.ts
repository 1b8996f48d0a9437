import { ageOn, birthdayAt, isIsoDate, type IsoDate } from '../../base/dates.ts';
import { lineProblem, textProblem, type FieldProblems } from '../../base/fields.ts';
import { maskPersonalNumber, parsePersonalNumber, type PersonalNumber } from '../../base/personal-number.ts';
import type { ProtectionLevel } from '../../base/terms.ts';

export const adultAge = 18;

export type PersonFields = {
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  /** As typed; '' when there is none. */
  readonly personalNumber: string;
  readonly numberMissingReason: string;
  /** Asked for only when there is no number. */
  readonly birthDate: string;
  /** `reserve`: a region's own number, of any shape. Left out: a personal or coordination number. */
  readonly numberKind?: NumberKind | undefined;
  /** Who gave out a reserve number. */
  readonly numberIssuer?: string | undefined;
};

export const numberKinds = ['personal', 'reserve'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** Reserve numbers are compared without spaces and dashes, in capitals. */
export const normalReserve = (typed: string): string => typed.replaceAll(/[\s\-\u2010-\u2013\u2212]/g, '').toLocaleUpperCase('sv');

/** Regions write reserve numbers with letters and digits in shapes of their own; no check digit is known to hold for all. */
const reserveProblem = (typed: string): string | null =>
  /^[\p{L}\d]{4,20}$/u.test(normalReserve(typed)) && /\d/.test(typed) ? null : 'reserve-shape';

/** What a screen shows of a reserve number until it is revealed. */
const maskReserve = (text: string): string => `${text.slice(0, 2)}••••`;

export type CheckedPerson = {
  readonly number: (Pick<PersonalNumber, 'text'> & { readonly birthDate: IsoDate | null }) | null;
  readonly birthDate: IsoDate | null;
};

/** Half a surrogate pair cannot be stored as UTF-8: it would come back as another character. */
const broken = (text: string): 'text-broken' | null => (text.isWellFormed() ? null : 'text-broken');

/** What is wrong with a person's fields, and what the number says. A number, or a reason why there is none. */
export const checkPerson = (
  fields: PersonFields,
  today: IsoDate,
): { readonly problems: FieldProblems; readonly checked: CheckedPerson } => {
  const typed = fields.personalNumber.trim();
  const isReserve = fields.numberKind === 'reserve';
  const parsed = typed === '' ? null : isReserve ? reserve(typed, fields.birthDate) : parsePersonalNumber(typed, today);
  const number = parsed !== null && !('problem' in parsed) ? parsed : null;
  const problems: FieldProblems = {
    givenName: broken(fields.givenName) ?? lineProblem(fields.givenName, 100),
    familyName: broken(fields.familyName) ?? lineProblem(fields.familyName, 100),
    alias: broken(fields.alias) ?? textProblem(fields.alias, 100),
    personalNumber: isReserve && typed === '' ? 'required' : parsed !== null && 'problem' in parsed ? parsed.problem : null,
    numberIssuer: isReserve ? lineProblem(fields.numberIssuer ?? '', 100) : null,
    numberMissingReason: typed === '' && !isReserve ? lineProblem(fields.numberMissingReason, 300) : null,
    birthDate: (typed !== '' && !isReserve) || fields.birthDate === '' ? null : birthDateProblem(fields.birthDate, today),
  };
  return { problems, checked: { number, birthDate: number?.birthDate ?? (isIsoDate(fields.birthDate) ? fields.birthDate : null) } };
};

const reserve = (typed: string, birthDate: string) => {
  const problem = reserveProblem(typed);
  return problem === null ? { text: normalReserve(typed), birthDate: isIsoDate(birthDate) ? birthDate : null } : { problem };
};

const birthDateProblem = (date: string, today: IsoDate): string | null => {
  if (!isIsoDate(date)) return 'date-shape';
  if (date > today) return 'date-future';
  return ageOn(date, today) > 120 ? 'date-too-early' : null;
};

export const isMinor = (birthDate: IsoDate | null, on: IsoDate): boolean => birthDate !== null && ageOn(birthDate, on) < adultAge;

/** The day on which the guardians' right to sign ends, at 00:00. */
export const comesOfAge = (birthDate: IsoDate): IsoDate => birthdayAt(birthDate, adultAge);

/** From protected registration upwards a row is sealed: it opens with a logged reason and shows no name in lists. */
export const isSealed = (protection: ProtectionLevel): boolean => protection === 'protected-registration' || protection === 'fictitious';

/** Further aliases as they are typed: separated by commas. */
export const aliasesIn = (typed: string): readonly string[] =>
  typed
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');

export const aliasesProblem = (typed: string, first: string): string | null => {
  const aliases = aliasesIn(typed);
  const names = [first.trim(), ...aliases].filter((alias) => alias !== '').map((alias) => alias.toLocaleLowerCase('sv'));
  if (new Set(names).size < names.length) return 'alias-twice';
  return broken(typed) ?? (aliases.length > 20 || aliases.some((alias) => alias.length > 100) ? 'too-long' : null);
};

/** What a number field shows: masked, whatever kind it is. */
export const maskNumber = (kind: NumberKind, text: string): string => (kind === 'reserve' ? maskReserve(text) : maskPersonalNumber(text));

type Named = { readonly givenName: string; readonly familyName: string };

const nameOf = (person: Named): string =>
  `${person.givenName} ${person.familyName}`.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');

/** The same name, however it is cased, spaced or put together. */
export const isSameName = (a: Named, b: Named): boolean => nameOf(a) === nameOf(b);

/** Two people may be one: the same name and the same birth date. */
export const isSimilar = (a: Named & { readonly birthDate: IsoDate | null }, b: Named & { readonly birthDate: IsoDate | null }): boolean =>
  a.birthDate !== null && a.birthDate === b.birthDate && isSameName(a, b);

/** How long before the birthday a page warns that the guardians' right to sign ends. */
export const comingOfAgeWarning = 60;

/** What a list may call somebody: the alias where there is one, the name, or nothing at all for a sealed row. */
export const listName = (person: {
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly protection: ProtectionLevel;
}): string | null => (isSealed(person.protection) ? null : person.alias !== '' ? person.alias : `${person.givenName} ${person.familyName}`);

/** `Ä-2026-012`: year of opening and running number. */
export const caseNumber = (year: string, running: number): string => `Ä-${year}-${String(running).padStart(3, '0')}`;

const caseNumberShape = /^[ÄäAa]?[-\s]?(\d{4})[-\s](\d{1,4})$/;

export type SearchTerm =
  | { readonly kind: 'case-number'; readonly number: string }
  | { readonly kind: 'personal-number'; readonly digits: string }
  | { readonly kind: 'name'; readonly words: readonly string[] }
  | { readonly kind: 'empty' };

/**
 * What a typed search means. SoLPuF (2001:637) 15 § allows name, personal or coordination number and case number as search
 * terms, nothing else; whatever is not a number is looked up among names alone.
 */
export const searchTerm = (typed: string): SearchTerm => {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const caseMatch = caseNumberShape.exec(text);
  if (caseMatch) return { kind: 'case-number', number: caseNumber(caseMatch[1] ?? '', Number(caseMatch[2])) };
  const digits = text.replaceAll(/[-+\s]/g, '');
  if (/^\d{6,12}$/.test(digits)) return { kind: 'personal-number', digits };
  return {
    kind: 'name',
    words: text
      .split(/[\s-]+/)
      .filter((word) => word !== '')
      .slice(0, 5),
  };
};

export const relativeKinds = ['family', 'contact'] as const;
export const contactRules = ['yes', 'no', 'with-care'] as const;
export type ContactRule = (typeof contactRules)[number];

export type RelativeFields = {
  readonly relation: string;
  readonly livesWhere: string;
  readonly contact: ContactRule;
  readonly contactHow: string;
  readonly phone: string;
  readonly note: string;
};

/** "With care" is not a rule until somebody says how. */
export const relativeProblems = (fields: RelativeFields): FieldProblems => ({
  relation: broken(fields.relation) ?? lineProblem(fields.relation, 60),
  livesWhere: broken(fields.livesWhere) ?? textProblem(fields.livesWhere, 200),
  contactHow:
    broken(fields.contactHow) ??
    (fields.contact === 'with-care' ? lineProblem(fields.contactHow, 300) : textProblem(fields.contactHow, 300)),
  phone: broken(fields.phone) ?? textProblem(fields.phone, 40),
  note: broken(fields.note) ?? textProblem(fields.note, 2000),
});
