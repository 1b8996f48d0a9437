/**
 * One spelling of a text for comparison: what looks the same on paper compares equal. Never printed.
 *
 * Compatible forms are unified (fullwidth, composed and decomposed), invisible characters are removed (soft hyphens, zero-width signs),
 * every kind of space and line break becomes one space, every kind of dash becomes '-', and capitals become lower case.
 */
export const folded = (text: string): string =>
  seen(text).toUpperCase().toLowerCase().normalize('NFKC').replaceAll(unseen, '').normalize('NFC').replaceAll(spaces, ' ').trim();

/** The same, but capitals are kept. */
export const seen = (text: string): string =>
  text.normalize('NFKC').replaceAll(unseen, '').normalize('NFKC').replaceAll(dashes, '-').replaceAll(spaces, ' ').trim();

/**
 * Also without diacritics: "André" as "Andre", "Öst" as "Ost". Only for searching; two people whose names differ only in a diacritic are
 * two people.
 */
export const bare = (text: string): string =>
  folded(text.normalize('NFKD').replaceAll(/\p{M}/gu, '')).replaceAll(/[øæœłđðþħŧ]/gu, (letter) => plainOf[letter] ?? letter);

/** Letters that do not decompose into letter and diacritic, spelled the way people without them on the keyboard do. */
const plainOf: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't' };

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const dashes = /[\p{Pd}\u{2212}\u{2043}\u{2796}]/gu;
const spaces = /[\s\p{Z}\p{Cc}]+/gu;

/** Swedish treats these as letters of their own; any other diacritic is easily overlooked. */
const ownMarks = /(?<=[ao])\u0308|(?<=a)[\u030a\u0307]/gu;
/**
 * What a reader takes in of a name at a glance: its words in any order, ignoring what is between them, diacritics that are not Swedish
 * letters, and the difference between letters and digits that look alike.
 */
export const glance = (name: string): string =>
  seen(name)
    .replaceAll(/[Iı]/gu, 'l')
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replaceAll(ownMarks, (mark) => (mark === '\u0308' ? ':' : '°'))
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łƚ]/gu, 'l')
    .replaceAll(/[đð]/gu, 'd')
    .replaceAll('ø', 'o:')
    .replaceAll(/[i1|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('8', 'b')
    .replaceAll('vv', 'w')
    .replaceAll('rn', 'm')
    .split(/[^\p{L}\p{N}°:]+/u)
    .filter((word) => word !== '')
    .toSorted()
    .join('');
