import { bare } from '../../../base/folded-text.ts';
import { municipality } from '../../../base/gazetteer/gazetteer.ts';
import { parsePersonalNumber } from '../../../base/personal-number.ts';
import type { Place } from '../plan-rules.ts';

/** What a text on the card reveals that it must not. */
export const cardProblems = ['tells-place', 'tells-name', 'tells-postcode', 'tells-number'] as const;
export type CardProblem = (typeof cardProblems)[number];

/** All that must not be readable where the place is to stay unknown: municipality, all its localities, county with and without "län". */
export const namesOf = ({ code, locality: one }: Place): readonly string[] => {
  const whole = municipality(code);
  const stem = whole?.county.replace(/ län$/u, '');
  const names = [whole?.name, ...(whole?.localities ?? []).map(({ name }) => name), whole?.county, stem, stem?.replace(/s$/u, ''), one];
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))];
};

const withMarks = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
/** Names, some without their marks, that are also very common words: Vi (Sundsvall), Bor (Värnamo), Storå (Lindesberg). */
const everyday = new Set(['vi', 'bor', 'bara', 'vara', 'stora', 'ange']);

const prepositions = ['i', 'till', 'fran', 'från', 'vid', 'mot', 'via', 'genom', 'utanfor', 'utanför', 'nara', 'nära'];

/** The letters and digits of a text alone, in lower case, and between which of them a word begins (before index `i`). */
type Squeezed = { readonly letters: string; readonly breaks: ReadonlySet<number> };

const squeeze = (text: string): Squeezed => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const breaks = new Set([0]);
  let length = 0;
  for (const word of words) breaks.add((length += word.length));
  return { letters: words.join(''), breaks };
};

/**
 * One name in a text, in any casing and with anything but letters and digits between its letters ("U-m-e-å"). Long names are found inside
 * other words ("Örebroresan"), those of five letters where a word begins, shorter ones only as separate words, with or without a genitive
 * s, since "Ed" is inside countless words. An everyday word is a name only after a preposition.
 */
const isIn = ({ letters, breaks }: Squeezed, name: string): boolean => {
  if (name === '') return false;
  for (let from = letters.indexOf(name); from >= 0; from = letters.indexOf(name, from + 1)) {
    const to = from + name.length;
    const begins = breaks.has(from);
    const isWord = begins && (breaks.has(to) || (letters[to] === 's' && breaks.has(to + 1)));
    const isPlace = prepositions.some((word) => letters.slice(0, from).endsWith(word) && breaks.has(from - word.length));
    if (everyday.has(name) ? isWord && isPlace : name.length <= 4 ? isWord : name.length > 5 || begins) return true;
  }
  return false;
};

/** Whether a text contains one of the names, with or without diacritics. */
export const givesAway = (text: string, names: readonly string[]): boolean =>
  [withMarks, bare].some((read) => {
    const squeezed = squeeze(read(text));
    return squeezed.letters !== '' && names.some((name) => isIn(squeezed, squeeze(read(name)).letters));
  });

const gap = String.raw`[^\p{L}\p{N}]{0,3}`;
const numberShape = new RegExp(String.raw`(?<!\d)(?:18|19|20)?\d{2}(${gap})(\d{2})(${gap})(\d{2})(${gap})\d{4}(?!\d)`, 'gu');

/**
 * A personal number, or what looks like one, whatever separates its parts; ten digits in a row are one only if the check digit is right,
 * and a telephone number is grouped differently.
 */
const tellsNumber = (text: string, isPhone: boolean): boolean =>
  [...text.matchAll(numberShape)].some(([whole, afterYear = '', month, afterMonth = '', day, sign = '']) => {
    const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) % 60 >= 1 && Number(day) % 60 <= 31;
    if (!isDate) return false;
    if (whole.replaceAll(/\D/gu, '').length === 12) return true;
    if (afterYear !== '' || afterMonth !== '') return !isPhone && afterYear !== '' && afterMonth !== '';
    if (sign.trim() !== '') return true;
    return !isPhone && !('problem' in parsePersonalNumber(whole, '2099-12-31'));
  });

/** Telephone numbers, sums, and the numbers of the police and of information in crises, which have the shape of a postcode. */
const noPostcode =
  /(?<![\d])(?:\+|0)[\d](?:[\s()\-\u2010-\u2013]*\d){5,}|(?<!\d)11(?:4\s?14|3\s?13)(?!\d)|(?<!\d)\d{3}\s?\d{2}\s?(?:kr|kronor|sek)(?!\p{L})/giu;

/** Five digits as on an envelope: `90325`, `903 25`, `SE-903 25`, `9 0 3 2 5`. */
const tellsPostcode = (text: string): boolean =>
  /(?<!\d)[1-9]\d{2}[^\p{L}\p{N},:;]{0,3}\d{2}(?!\d)|(?<!\d)[1-9](?:[\s\-.]\d){4}(?![\s\-.]?\d)/u.test(text.replaceAll(noPostcode, ' … '));

/** What a text on the card reveals about place or person; null if it is allowed. */
export const cardProblem = (
  text: string,
  secrets: { readonly places: readonly string[]; readonly names: readonly string[] },
  kind: 'text' | 'phone' = 'text',
): CardProblem | null => {
  const plain = withMarks(text);
  if (givesAway(text, secrets.places)) return 'tells-place';
  if (givesAway(text, secrets.names)) return 'tells-name';
  if (tellsNumber(plain, kind === 'phone')) return 'tells-number';
  return kind === 'text' && tellsPostcode(plain) ? 'tells-postcode' : null;
};
