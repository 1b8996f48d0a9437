import { glance } from '../../base/folded-text.ts';
import type { Id } from '../../base/ids.ts';
import { decidingRoles, type Role } from '../../base/permissions.ts';

export const themes = ['system', 'light', 'dark'] as const;
export const languages = ['sv', 'en'] as const;
/** Data folders of earlier versions: the roaming one on Windows, and that of a program without a name. */
export const earlierPlaces = ['roaming', 'unnamed'] as const;

/** Shortest passphrase accepted; strength is judged separately (zxcvbn). NIST SP 800-63B asks for at least 8; this register needs more. */
export const shortestPassphrase = 12;
/** Lowest zxcvbn score (0–4) accepted. */
export const weakestScore = 3;

export type UserProblem = 'required' | 'too-long' | 'name-letters' | 'signature-shape';

/** The stored form of a name: one encoding per letter, and single spaces. */
export const cleanName = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();

/** Latin letters, including those of languages other than Swedish, and separators. Nothing invisible, and no letters of another script. */
const nameLetters = /^(?:(?![×÷ǀ-ǃ])[A-Za-z\u00c0-\u024f\u1e00-\u1eff0-9 .,'’()/&–-])*$/u;

export const nameProblem = (name: string): UserProblem | null => {
  const clean = cleanName(name);
  if (clean === '') return 'required';
  if (name.length > 100) return 'too-long';
  return nameLetters.test(clean) ? null : 'name-letters';
};

/**
 * The signature is in plain text next to the register and on papers: initials or the like, not a full name. Only letters that cannot be
 * mistaken for others, which leaves out other scripts.
 */
export const signatureProblem = (signature: string): UserProblem | null =>
  /^[A-Za-z0-9ÅÄÖÆØÉÜåäöæøéü]{1,6}$/u.test(signature) ? null : signature.trim() === '' ? 'required' : 'signature-shape';

const lower = (text: string): string => text.toLocaleLowerCase('sv');
/** Letters and figures that look the same in print. */
const glyphs = (text: string): string =>
  lower(text.replaceAll(/[Il1ı|]/g, '1').replaceAll(/[O0]/g, '0'))
    .replaceAll('5', 's')
    .replaceAll('8', 'b')
    .replaceAll('2', 'z');

/** Whether a reader could take one for the other: a signature shows who decided, so no second person may have it. */
export const isAlike = (a: string, b: string): boolean => {
  const [one, other] = [cleanName(a), cleanName(b)];
  return lower(one) === lower(other) || glyphs(one) === glyphs(other);
};

/** Whether a reader could take one name for the other, that of a colleague who decided. */
export const isNameAlike = (a: string, b: string): boolean => glance(a) === glance(b);

/** The same passphrase must give the same bytes on every keyboard: Unicode NFKC, where RFC 8265 (OpaqueString) requires at least NFC. */
export const passphraseBytes = (typed: string): Uint8Array => new TextEncoder().encode(typed.normalize('NFKC'));

/** Which two groups of the recovery code the wizard asks for; any two different ones. */
export const confirmationGroups = (random: (below: number) => number): readonly [number, number] => {
  const first = random(8);
  const second = (first + 1 + random(7)) % 8;
  return first < second ? [first, second] : [second, first];
};

/** Counts characters in UTF-8 bytes: every byte that does not continue a character (RFC 3629 §3). */
const characters = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);

/** The core sees bytes only and never makes them a string. */
export const passphraseProblem = (bytes: Uint8Array): 'required' | 'passphrase-short' | 'too-long' | null => {
  if (bytes.length === 0) return 'required';
  if (characters(bytes) < shortestPassphrase) return 'passphrase-short';
  return bytes.length > 1024 ? 'too-long' : null;
};

/** As read from paper: case, spaces and the letters that a code never holds (O, I, L) do not matter. */
export const plainGroup = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s\u00a0\-\u2013]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

type Active = { readonly id: Id; readonly role: Role };

/** A register always has a coordinator: the last active one is neither disabled nor given another role. */
export const isLastCoordinator = (active: readonly Active[], id: Id): boolean =>
  active.some((user) => user.id === id && user.role === 'coordinator') && active.filter((user) => user.role === 'coordinator').length === 1;

const decides = ({ role }: { readonly role: Role }): boolean => decidingRoles.includes(role);

/**
 * Who may sign along with the acting user: the managers if the register has another one, else the other deciders. Nobody shut out of the
 * case, and no deputy: a coordinator alone can create one, with a passphrase that she chooses.
 */
export const secondSigners = <U extends Active>(active: readonly U[], acting: Id, isShutOut: (userId: Id) => boolean): readonly U[] => {
  const others = active.filter((user) => user.id !== acting && decides(user) && !isShutOut(user.id));
  const managers = others.filter((user) => user.role === 'manager');
  return managers.length > 0 ? managers : others;
};

/** Whether a change adds, removes or alters a decider: then it takes two. Null: the user did not exist before, or no longer does. */
export const isAboutDeciders = (before: Role | null, after: Role | null): boolean =>
  [before, after].some((role) => role !== null && decides({ role }));

/**
 * Who may sign a change to deciders: the other deciders, except the acting user and the one it is about. If there are none, the recovery
 * code on paper replaces the signature.
 */
export const countersigners = <U extends Active>(active: readonly U[], acting: Id, about: Id | null): readonly U[] =>
  active.filter((user) => decides(user) && user.id !== acting && user.id !== about);

/** Whether anything that needs two people can be done at all. */
export const hasTwoDeciders = (active: readonly Active[]): boolean => active.filter(decides).length >= 2;

/** Whether the case would still have somebody who can open it and lift an exclusion. */
export const isOpenToSomebody = (active: readonly Active[], isShutOut: (userId: Id) => boolean): boolean =>
  active.some((user) => decidingRoles.includes(user.role) && !isShutOut(user.id));
