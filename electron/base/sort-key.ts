/** Å, Ä and Ö come after Z, in this order, and are the letters of their own that Swedish has. */
const after = { a: '{', ae: '|', o: '}' } as const;

/** Letters that Unicode does not take apart, or that Swedish counts as another letter than their first part says. */
const letters: Readonly<Record<string, string>> = {
  ...{ å: after.a, ä: after.ae, æ: after.ae, ö: after.o, ø: after.o, œ: after.o, ő: after.o, ü: 'y', ű: 'y' },
  ...{ đ: 'd', ð: 'd', ł: 'l', ß: 'ss', þ: 'th' },
};

/** What stands between words and in them, in the order of the dictionary; all of it before digits, and digits before letters. */
const marks = '_-,;:!?.\'’"()';
const markKey = (mark: string): string => String.fromCharCode(0x21 + Math.min(marks.indexOf(mark), 0x0e));

const letterKey = (letter: string): string =>
  letters[letter] ??
  letter
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đðłßþ]/g, (part) => letters[part] ?? part);

/**
 * A text whose order, character by character, is the Swedish order of what it was made from: å, ä and ö last, other marks on letters and
 * capitals without weight, numbers by their value. A database can sort by it through an index.
 */
export const sortKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .trim()
    // By how many digits there are, and then by these.
    .replaceAll(/\d+/g, (digits) => {
      const value = digits.replace(/^0+(?=\d)/, '');
      return `${String.fromCharCode(0x30 + Math.min(value.length, 9))}${value}`;
    })
    .replaceAll(/[_\-,;:!?.'’"()]/g, markKey)
    .replaceAll(/[^\0-\u{7f}]/gu, letterKey);
