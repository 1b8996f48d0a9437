import { describe, expect, it } from 'vitest';
import type { Role } from '../../base/permissions.ts';
import {
  confirmationGroups,
  countersigners,
  isAboutDeciders,
  isLastCoordinator,
  isOpenToSomebody,
  cleanName,
  isAlike,
  isNameAlike,
  nameProblem,
  passphraseBytes,
  passphraseProblem,
  plainGroup,
  secondSigners,
  signatureProblem,
} from './rules.ts';

const person = (id: string, role: Role) => ({ id, role });
const [maja, karin, omar, disa, rut] = [
  person('maja', 'coordinator'),
  person('karin', 'coordinator'),
  person('omar', 'manager'),
  person('disa', 'deputy'),
  person('rut', 'reviewer'),
];
const nobody = (): boolean => false;

describe('who signs', () => {
  it('is a manager where there is another one, else another who decides; never a deputy or a reviewer', () => {
    expect(secondSigners([maja, karin, omar, disa, rut], 'maja', nobody)).toEqual([omar]);
    expect(secondSigners([maja, karin, disa, rut], 'maja', nobody)).toEqual([karin]);
    expect(secondSigners([maja, karin, omar], 'omar', nobody)).toEqual([maja, karin]);
    expect(secondSigners([maja, karin, omar], 'maja', (id) => id === 'omar')).toEqual([karin]);
    expect(secondSigners([maja, disa, rut], 'maja', nobody)).toEqual([]);
  });

  it('of who decides is neither the one who acts nor the one it is about', () => {
    expect(countersigners([maja, karin, omar, disa], 'maja', 'omar')).toEqual([karin]);
    expect(countersigners([maja, karin, omar, disa], 'maja', null)).toEqual([karin, omar]);
    expect(isAboutDeciders('deputy', 'reviewer')).toBe(false);
    expect(isAboutDeciders(null, null)).toBe(false);
    expect(isAboutDeciders('manager', null)).toBe(true);
    expect(isAboutDeciders(null, 'coordinator')).toBe(true);
  });

  it('keeps a coordinator in the register, and somebody who can open each case', () => {
    expect([isLastCoordinator([maja, omar], 'maja'), isLastCoordinator([maja, omar], 'omar')]).toEqual([true, false]);
    expect([isLastCoordinator([maja, karin], 'maja'), isLastCoordinator([omar], 'maja')]).toEqual([false, false]);
    expect(isOpenToSomebody([maja, disa], (id) => id === 'maja')).toBe(false);
    expect(isOpenToSomebody([maja, omar], (id) => id === 'maja')).toBe(true);
  });
});

describe('what is typed', () => {
  it('of a name is something, and at most a hundred characters', () => {
    expect(['', ' \t', 'a', 'a'.repeat(100), 'a'.repeat(101)].map(nameProblem)).toEqual(['required', 'required', null, null, 'too-long']);
  });

  it('of a name is in Latin letters, of any language, and in nothing that does not show', () => {
    const good = ['Åsa Öberg-Ünal', 'Zoë d’Arc', 'Đặng Thị Hà', 'Lech Wałęsa', 'Maja Ek (vikarie)', 'Omar  Lund', 'A\u030Asa Ek'];
    expect(good.map(nameProblem)).toEqual(good.map(() => null));
    const bad = ['М Ek', 'Ωmega', 'Maja\u200BEk', 'Maja\u00ADEk', 'Maja\u202EEk', 'Kar\u01C0', 'Maja\u0000', '马佳'];
    expect(bad.map(nameProblem)).toEqual(bad.map(() => 'name-letters'));
    expect(cleanName(' A\u030Asa\u00A0\n Ek ')).toBe('Åsa Ek');
  });

  it('of a signature is one to six letters of Swedish use, or figures', () => {
    const typed = ['', '  ', 'M', 'ÅÄÖ123', 'ABCDEFG', 'M E', 'M.', ' ME', 'ME ', 'МE', 'MΕ', 'M\u200B', 'Ⅿ', '١'];
    const shape = 'signature-shape';
    expect(typed.map(signatureProblem)).toEqual(['required', 'required', null, null, ...typed.slice(4).map(() => shape)]);
  });

  it.each([
    ['ME', 'me', true],
    ['ML', 'Ml', true],
    ['MI', 'Ml', true],
    ['OL', '0L', true],
    ['MI', 'ML', false],
    ['Omar Lund', ' OMAR\u00A0 lund', true],
    ['Karl Ek', 'KarI Ek', true],
    ['Åsa Ek', 'A\u030Asa Ek', true],
    ['Åsa Ek', 'Asa Ek', false],
    ['Ali Ek', 'All Ek', false],
    ['A5', 'AS', true],
    ['S5S5', '5S5S', true],
    ['8A8', 'BAB', true],
    ['2E2', 'ZEZ', true],
    ['A6', 'AG', false],
  ])('of %s and %s is told apart, or not', (one, other, isTaken) => {
    expect(isAlike(one, other)).toBe(isTaken);
    expect(isAlike(other, one)).toBe(isTaken);
  });

  it.each([
    ['Omar Lund', 'Lund, Omar', true],
    ['Omar Lund', 'Ömar Lund', false],
    ['Omar Lund', 'Ọmar Lund', true],
    ['Rnaja Ek', 'Maja Ek', true],
    ['Vvera Ek', 'Wera Ek', true],
    ['Maja Ek', 'Maja Eks', false],
  ])('of a name, %s and %s are told apart at a glance, or not', (one, other, isTaken) => {
    expect(isNameAlike(one, other)).toBe(isTaken);
    expect(isNameAlike(other, one)).toBe(isTaken);
  });

  it('of a passphrase is twelve characters at least and 1024 bytes at most, the same bytes on every keyboard', () => {
    const problem = (text: string) => passphraseProblem(new TextEncoder().encode(text));
    expect(['', 'å'.repeat(11), 'å'.repeat(12), 'a'.repeat(1024), 'a'.repeat(1025)].map(problem)).toEqual([
      'required',
      'passphrase-short',
      null,
      null,
      'too-long',
    ]);
    expect(passphraseBytes('a\u030a ﬁ')).toEqual(new TextEncoder().encode('å fi'));
  });

  it('of a code is read as it stands on paper', () => {
    expect([' ab-01 ', 'oOiIlL', 'a\u00a0b–c\td'].map(plainGroup)).toEqual(['AB01', '001111', 'ABCD']);
  });

  it('back of a code are two groups, whichever are drawn', () => {
    const drawn = (first: number, step: number) => {
      const given = [first, step];
      const asked: number[] = [];
      const groups = confirmationGroups((below) => {
        asked.push(below);
        return given.shift() ?? 0;
      });
      return [groups, asked];
    };
    expect([drawn(0, 0), drawn(7, 0), drawn(6, 6), drawn(3, 1)]).toEqual([
      [
        [0, 1],
        [8, 7],
      ],
      [
        [0, 7],
        [8, 7],
      ],
      [
        [5, 6],
        [8, 7],
      ],
      [
        [3, 5],
        [8, 7],
      ],
    ]);
  });
});
