import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabet, formatRecoveryCode, parseRecoveryCode } from './recovery-code.ts';

const parsed = (text: string) => parseRecoveryCode(new TextEncoder().encode(text));
const codes = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('the recovery code', () => {
  it('comes back from print, in small letters, with spaces or hyphens', () => {
    fc.assert(
      fc.property(codes, (bytes) => {
        const code = formatRecoveryCode(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(parsed(code)).toEqual(bytes);
        expect(parsed(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(bytes);
      }),
    );
  });

  it('does not mind a space of any kind or a dash between its characters', () => {
    const code = formatRecoveryCode(new Uint8Array(20).fill(77));
    for (const between of ['\u00a0', '\u2013', '\u2009', '\t', '\ufeff', '\u3000'])
      expect(parsed([...code.replaceAll('-', '')].join(between)), between).toEqual(new Uint8Array(20).fill(77));
  });

  it('takes anything typed, also what is no text, and leaves the typed bytes as they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 39 }),
          fc.string({ unit: 'binary', maxLength: 30 }).map((text) => new TextEncoder().encode(text)),
        ),
        (typed) => {
          const before = Uint8Array.from(typed);
          expect(parseRecoveryCode(typed)).toMatchObject({ problem: 'code-length' });
          expect(Buffer.from(typed).equals(before)).toBe(true);
        },
      ),
    );
  });

  it('reads O as 0, I and L as 1', () => {
    const code = formatRecoveryCode(new Uint8Array(20).fill(8));
    expect(parsed(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(new Uint8Array(20).fill(8));
  });

  it('finds every single wrong character, and tells in which group', () => {
    fc.assert(
      fc.property(codes, fc.nat(39), fc.integer({ min: 1, max: 31 }), (bytes, at, shift) => {
        const plain = [...formatRecoveryCode(bytes).replaceAll('-', '')];
        plain[at] = alphabet[(alphabet.indexOf(plain[at] ?? '') + shift) % 32] ?? '';
        expect(parsed(plain.join(''))).toEqual({ problem: 'code-check', group: Math.floor(at / 5) + 1 });
      }),
    );
  });

  it('finds every swap of two neighbours in a group, and of two groups', () => {
    fc.assert(
      fc.property(codes, fc.nat(39), (bytes, at) => {
        const plain = [...formatRecoveryCode(bytes).replaceAll('-', '')];
        const [a = '', b = ''] = [plain[at], plain[at + 1]];
        fc.pre(at % 5 !== 4 && a !== b);
        plain[at] = b;
        plain[at + 1] = a;
        expect(parsed(plain.join(''))).toMatchObject({ problem: 'code-check' });
      }),
    );
    fc.assert(
      fc.property(codes, fc.nat(6), (bytes, at) => {
        const groups = formatRecoveryCode(bytes).split('-');
        const [a = '', b = ''] = [groups[at], groups[at + 1]];
        groups[at] = b;
        groups[at + 1] = a;
        expect(parsed(groups.join('-'))).toMatchObject({ problem: 'code-check', group: at + 1 });
      }),
    );
  });

  it('tells a short code, a long one and a strange character', () => {
    expect(parsed('ABC')).toEqual({ problem: 'code-length', group: 1 });
    expect(parsed('A'.repeat(2_000_000))).toEqual({ problem: 'code-length', group: 8 });
    const code = formatRecoveryCode(new Uint8Array(20));
    for (const strange of ['%', 'U', 'å', '\u{1f511}'])
      expect(parsed(`${code.slice(0, -1)}${strange}`)).toEqual({ problem: 'code-character', group: 8 });
  });
});
