/**
 * The printed recovery code: 160 random bits as eight groups of four characters (Crockford's base 32, without I, L, O, U)
 * plus a check character a group, so that a typing error is found, and located, before any slow key derivation.
 * The check is a weighted sum over GF(32) (x⁵+x²+1): it catches every single wrong character, every swap of two
 * neighbours and, as the group's place is mixed in, two groups in the wrong order.
 */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const groupCount = 8;

const timesAlpha = (value: number): number => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);

/** One more step at the end, so that the last character and the check itself weigh differently and their swap is found. */
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

/** Typed code → its twenty bytes, or which group is wrong. Spaces, hyphens and case do not matter; O reads as 0, I and L as 1. */
export const parseRecoveryCode = (typed: string): Uint8Array | RecoveryCodeProblem => {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\u00a0\-\u2013]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (text.length !== groupCount * 5) return { problem: 'code-length', group: Math.min(groupCount, Math.floor(text.length / 5) + 1) };
  let bits = 0n;
  for (let place = 0; place < groupCount; place += 1) {
    const values = [...text.slice(place * 5, place * 5 + 5)].map((character) => alphabet.indexOf(character));
    if (values.some((value) => value < 0)) return { problem: 'code-character', group: place + 1 };
    const group = values.slice(0, 4);
    if (check(group, place) !== values[4]) return { problem: 'code-check', group: place + 1 };
    for (const value of group) bits = (bits << 5n) | BigInt(value);
  }
  return Uint8Array.from({ length: 20 }, (_, i) => Number((bits >> BigInt(8 * (19 - i))) & 255n));
};
