/**
 * One spelling of a text for comparing: what looks the same on paper is the same. It is never printed.
 *
 * Compatible forms are one (fullwidth, composed and decomposed), what is not seen is gone (soft hyphens, zero-width signs),
 * every kind of space and line break is one space, every kind of dash is '-', and capitals are small.
 */
export const folded = (text: string): string =>
  seen(text).toUpperCase().toLowerCase().normalize('NFKC').replaceAll(unseen, '').normalize('NFC').replaceAll(spaces, ' ').trim();

/** The same with its capitals. */
export const seen = (text: string): string =>
  text.normalize('NFKC').replaceAll(unseen, '').normalize('NFKC').replaceAll(dashes, '-').replaceAll(spaces, ' ').trim();

/** Without marks as well: "André" as "Andre", "Öst" as "Ost". Only for finding; two who are told apart by a mark are two. */
export const bare = (text: string): string =>
  folded(text.normalize('NFKD').replaceAll(/\p{M}/gu, '')).replaceAll(/[øæœłđðþħŧ]/gu, (letter) => plainOf[letter] ?? letter);

/** Letters that no mark can be taken off, as those write them who have none. */
const plainOf: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't' };

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const dashes = /[\p{Pd}\u{2212}\u{2043}\u{2796}]/gu;
const spaces = /[\s\p{Z}\p{Cc}]+/gu;

/** Swedish has these as letters of their own; any other mark is easily overlooked. */
const ownMarks = /(?<=[ao])\u0308|(?<=a)[\u030a\u0307]/gu;
/**
 * What is read of a name at a glance: its words in any order, without what stands between them, marks that are no letters of
 * ours, and the difference between letters and figures that look the same.
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
