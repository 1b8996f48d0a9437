/**
 * The printed recovery code: 160 random bits as eight groups of four characters (Crockford's base 32, without I, L, O, U), plus a check
 * character per group, so that a typing error is found, and located, before any slow key derivation. The check is a weighted sum over
 * GF(32) (x⁵+x²+1). It catches every single wrong character, every swap of two neighbours and, since the group's position is included, two
 * groups in the wrong order.
 */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const groupCount = 8;

const timesAlpha = (value: number): number => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);

/** One more step at the end, so that the last character and the check itself have different weights and swapping them is detected. */
const check = (group: readonly number[], place: number): number =>
  timesAlpha(group.reduce((sum, value) => timesAlpha(sum) ^ value, place + 1));

/** Twenty bytes → `7F3A9-…`, eight groups of five. */
export const formatRecoveryCode = (bytes: Uint8Array): string => {
  if (bytes.length !== 20) throw new RangeError('a recovery code holds 20 bytes');
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const values = Array.from({ length: 32 }, (_, i) => Number((bits >> BigInt(5 * (31 - i))) & 31n));
  return Array.from({ length: groupCount }, (_, place) => {
    const group = values.slice(place * 4, place * 4 + 4);
    return [...group, check(group, place)].map((value) => alphabet[value]).join('');
  }).join('-');
};

export type RecoveryCodeProblem = { readonly problem: 'code-length' | 'code-character' | 'code-check'; /** 1…8 */ readonly group: number };

/** With all the spaces somebody might add; anything longer is not a typing error. */
const longestTyped = 1000;

const decoder = new TextDecoder();
/** The length of a UTF-8 character in bytes, from its first byte. */
const width = (first: number): number => (first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4);

/**
 * The values of the typed characters, in a buffer that can be wiped; -1 is not a character of a code. One at a time, because a string could
 * not be wiped.
 */
const valuesIn = (typed: Uint8Array): Int8Array => {
  const values = new Int8Array(typed.length);
  let count = 0;
  for (let at = 0; at < typed.length;) {
    const next = at + width(typed[at] ?? 0);
    const character = decoder.decode(typed.subarray(at, next)).toUpperCase();
    at = next;
    if (/^[\s\u00a0\-\u2013]*$/.test(character)) continue;
    values[count] = character === 'O' ? 0 : 'IL'.includes(character) ? 1 : alphabet.indexOf(character);
    count += 1;
  }
  return values.subarray(0, count);
};

const bytesOf = (values: Int8Array): Uint8Array | RecoveryCodeProblem => {
  if (values.length !== groupCount * 5) return { problem: 'code-length', group: Math.min(groupCount, Math.floor(values.length / 5) + 1) };
  const bytes = new Uint8Array(20);
  let bit = 0;
  for (let place = 0; place < groupCount; place += 1) {
    const typed = values.subarray(place * 5, place * 5 + 5);
    const group = typed.subarray(0, 4);
    const problem = typed.includes(-1) ? 'code-character' : check([...group], place) === typed[4] ? null : 'code-check';
    if (problem !== null) {
      bytes.fill(0);
      return { problem, group: place + 1 };
    }
    for (const value of group)
      for (let power = 4; power >= 0; power -= 1, bit += 1)
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (((value >> power) & 1) << (7 - (bit & 7)));
  }
  return bytes;
};

/**
 * The code as typed, in bytes → its twenty bytes, or which group is wrong. Spaces, hyphens and case do not matter; O reads as 0, I and L as
 * 1. It is never turned into a string, and intermediate values are wiped; the caller wipes what was typed.
 */
export const parseRecoveryCode = (typed: Uint8Array): Uint8Array | RecoveryCodeProblem => {
  if (typed.length > longestTyped) return { problem: 'code-length', group: groupCount };
  const values = valuesIn(typed);
  try {
    return bytesOf(values);
  } finally {
    values.fill(0);
  }
};
