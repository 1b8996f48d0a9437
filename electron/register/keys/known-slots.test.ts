import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Db } from '../database.ts';
import type { Envelope, Slot } from './envelope.ts';
import { fact, storeFacts } from '../facts.ts';
import { compareSlots, forgetSlots, knownEnvelope, knownSlots, lostSlots, storeSlots, unreadEnvelope } from './known-slots.ts';
import type { WrappedIdentity } from './keys.ts';
import { ownersAfter, type SlotEvent } from './slot-history.ts';

const ground = readFileSync(new URL('../migrations/0001-ground.sql', import.meta.url), 'utf8');
const register = (): Db => {
  const raw = new Database(':memory:');
  raw.exec(ground);
  return new Db(raw);
};

const slot = (id: string, owner: Partial<Slot> = {}): Slot =>
  ({
    id,
    recipient: `age1${id}`,
    kind: 'user',
    userId: `user-${id}`,
    signature: id.toUpperCase(),
    binding: 'owner',
    ...owner,
  }) as Slot;
const [maja, omar] = [slot('maja'), slot('omar')];
const code = slot('code', { kind: 'recovery', userId: null, signature: '' });
const sealed = (...slots: readonly Slot[]): Pick<Envelope, 'slots' | 'sealedKey'> => ({ slots: [...slots], sealedKey: 'sealed' });
const envelope = (...slots: readonly Slot[]): Envelope => ({ slots, sealedKey: 'sealed' }) as unknown as Envelope;

it('the register’s own word says whose each slot is, and which are none of its', () => {
  const db = register();
  storeSlots(db, sealed(maja, omar, code));
  expect(compareSlots(db, envelope(maja, omar, code))).toEqual({ differences: [], source: 'register' });
  const claims = { ...omar, userId: 'user-maja', signature: 'MAJA' };
  const stranger = slot('who');
  const other = { ...maja, recipient: 'age1another' };
  expect(knownSlots(db, envelope(claims, stranger, other, code))).toEqual([omar, code]);
  expect(compareSlots(db, envelope(claims, stranger, other, code)).differences).toEqual([
    { what: 'owner', slot: 'omar', claimed: 'user MAJA user-maja', known: 'user OMAR user-omar' },
    { what: 'unknown', slot: 'who', claimed: 'user WHO user-who', known: '' },
    { what: 'unknown', slot: 'maja', claimed: 'user MAJA user-maja', known: '' },
    { what: 'missing', slot: 'maja', claimed: '', known: 'user MAJA user-maja' },
  ]);
});

it.each<[string, Partial<Slot>, string]>([
  ['the code on paper', { kind: 'recovery', userId: null, signature: '' }, 'recovery'],
  ['a code with a name', { kind: 'recovery', userId: null, signature: 'MAJA' }, 'recovery MAJA '],
  ['a code that is somebody’s', { kind: 'recovery', userId: 'user-maja', signature: '' }, 'recovery  user-maja'],
  ['somebody without an id', { userId: null }, 'user MAJA '],
  ['somebody under another name', { signature: 'MK' }, 'user MK user-maja'],
])('a slot that says it is %s is told apart', (_what, claimed, words) => {
  const db = register();
  storeSlots(db, sealed(maja));
  const asked = envelope({ ...maja, ...claimed });
  expect(compareSlots(db, asked).differences).toMatchObject([{ what: 'owner', claimed: words, known: 'user MAJA user-maja' }]);
  expect(knownSlots(db, asked)).toMatchObject([{ kind: 'user', userId: 'user-maja', signature: 'MAJA' }]);
});

it('a register that knows only addresses, and whose log does not tell, has nothing better than the envelope', () => {
  const db = register();
  const addresses = [maja, code].map(({ id, recipient }) => ({ id, recipient }));
  storeFacts(db, { slots: JSON.stringify(addresses) });
  const asked = envelope(maja, code, slot('who'), { ...maja, recipient: 'age1another' });
  expect(compareSlots(db, asked).source).toBe('envelope');
  expect(knownSlots(db, asked)).toEqual([maja, code]);
  expect(compareSlots(db, asked).differences.map(({ what, slot: id }) => [what, id])).toEqual([
    ['unknown', 'who'],
    ['unknown', 'maja'],
  ]);
  forgetSlots(db);
  expect(knownSlots(db, envelope(maja, code))).toEqual([maja, code]);
});

const event = (kind: string, userId: string | null, about: string | null = null): SlotEvent => ({ kind: `users.${kind}`, userId, about });

it.each<[string, readonly SlotEvent[], readonly (string | null)[] | null]>([
  ['its founder and the code', [event('register-created', 'm')], ['m', null]],
  [
    'whoever was added, in order',
    [event('register-created', 'm'), event('added', 'm', 'o'), event('added', 'm', 'k')],
    ['m', null, 'o', 'k'],
  ],
  ['nobody who was disabled', [event('register-created', 'm'), event('added', 'm', 'o'), event('disabled', 'm', 'o')], ['m', null]],
  [
    'whoever was let in again, last',
    [event('register-created', 'm'), event('disabled', 'x', 'm'), event('enabled', 'x', 'm')],
    [null, 'm'],
  ],
  ['whoever has a new passphrase, last', [event('register-created', 'm'), event('passphrase-changed', 'm')], [null, 'm']],
  ['a new code, last', [event('register-created', 'm'), event('added', 'm', 'o'), event('recovery-code-changed', 'm')], ['m', 'o', null]],
  ['nothing of a log without a beginning that is known', [event('register-created', null)], null],
  ['nothing of a log with two beginnings', [event('register-created', 'm'), event('register-created', 'o')], null],
  ['nothing where what was told is erased: added', [event('register-created', 'm'), event('added', 'm')], null],
  ['nothing where what was told is erased: let in', [event('register-created', 'm'), event('enabled', 'm')], null],
  ['nothing where what was told is erased: disabled', [event('register-created', 'm'), event('disabled', 'm')], null],
  ['nothing where nobody changed a passphrase', [event('register-created', 'm'), event('passphrase-changed', null)], null],
  ['nothing of what was saved from a damaged register', [event('register-created', 'm'), event('salvaged', 'm')], null],
])('the log tells %s', (_what, events, owners) => {
  expect(ownersAfter(events)).toEqual(owners);
});

it('a slot is known by its id and its key together', () => {
  const db = register();
  storeFacts(db, { slots: JSON.stringify([{ id: maja.id, recipient: maja.recipient }]) });
  const renamed = { ...maja, id: 'another' };
  expect(knownSlots(db, envelope(renamed))).toEqual([]);
  expect(compareSlots(db, envelope(renamed)).differences).toMatchObject([{ what: 'unknown', slot: 'another' }]);
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const wrapped = (words: string): WrappedIdentity => ({
  kdf: { name: 'argon2id', salt: base64('salt'), memoryKiB: 8, passes: 1, lanes: 1 },
  cipher: 'aes-256-gcm',
  nonce: base64('nonce'),
  sealed: base64(words),
});
const whole = (one: Slot): Slot => ({ ...one, identity: wrapped(one.id) });
const placed = (register: Pick<Envelope, 'registerId' | 'generation'>, ...slots: readonly Slot[]): Envelope => ({
  ...envelope(...slots),
  ...register,
});
const here = { registerId: 'r1', generation: '0002' };

/** A register that stores all of its envelope: whole slots, the sealed key, and which register and generation it is. */
const kept = (...slots: readonly Slot[]): Db => {
  const db = register();
  storeFacts(db, here);
  storeSlots(db, sealed(...slots));
  return db;
};

it('an envelope of another register or another generation is told of, and set right', () => {
  const db = kept(whole(maja));
  expect(compareSlots(db, placed(here, whole(maja)))).toEqual({ differences: [], source: 'register' });
  const spoilt = { what: 'spoilt', slot: '', claimed: '', known: '' };
  for (const elsewhere of [
    { ...here, registerId: 'r2' },
    { ...here, generation: '0001' },
  ]) {
    expect(compareSlots(db, placed(elsewhere, whole(maja)))).toEqual({ differences: [spoilt], source: 'register' });
    expect(knownEnvelope(db, placed(elsewhere, whole(maja)))).toMatchObject(here);
  }
  expect(compareSlots(db, placed({ ...here, generation: '0001' })).differences).toEqual([
    { what: 'missing', slot: 'maja', claimed: '', known: 'user MAJA user-maja' },
    spoilt,
  ]);
  // A register from before it stored its own place has nothing better than what the envelope says.
  const early = register();
  storeSlots(early, sealed(whole(maja)));
  expect(compareSlots(early, placed(here, whole(maja))).differences).toEqual([]);
  expect(knownEnvelope(early, placed(here, whole(maja)))).toMatchObject(here);
});

it('a wrapping or a binding that is not the one the register keeps is spoilt, and the kept one stands', () => {
  const db = kept(whole(maja), whole(omar));
  const spoilt = (slot: Slot) => compareSlots(db, placed(here, slot, whole(omar))).differences;
  const told = [{ what: 'spoilt', slot: 'maja', claimed: 'user MAJA user-maja', known: 'user MAJA user-maja' }];
  expect(spoilt({ ...whole(maja), identity: wrapped('another') })).toEqual(told);
  const { binding: _, ...unbound } = whole(maja);
  expect(spoilt(unbound)).toEqual(told);
  expect(knownSlots(db, placed(here, { ...whole(maja), identity: wrapped('another') }))).toEqual([whole(maja), whole(omar)]);
});

it('a key that is sealed otherwise is told of where nothing else is', () => {
  const db = kept(whole(maja), whole(omar));
  const resealed = (...slots: readonly Slot[]): Envelope => ({ ...placed(here, ...slots), sealedKey: 'sealed otherwise' });
  expect(compareSlots(db, resealed(whole(maja), whole(omar))).differences).toEqual([{ what: 'spoilt', slot: '', claimed: '', known: '' }]);
  expect(compareSlots(db, resealed(whole(maja))).differences).toEqual([
    { what: 'missing', slot: 'omar', claimed: '', known: 'user OMAR user-omar' },
  ]);
  expect(knownEnvelope(db, resealed(whole(maja)))).toMatchObject({ sealedKey: 'sealed', slots: [whole(maja), whole(omar)] });
});

it('what the register does not keep is taken from the envelope as it lies', () => {
  const db = register();
  storeFacts(db, here);
  const lies = { ...placed({ registerId: 'r2', generation: '0001' }, maja), sealedKey: 'as it lies' };
  expect(knownEnvelope(db, lies)).toEqual({ ...lies, ...here });
  storeSlots(db, sealed(maja));
  // Not complete in the register: the wrapping from the envelope is used, with the owner that the register knows.
  const claimed = { ...whole(maja), signature: 'XX' };
  expect(knownEnvelope(db, placed(here, claimed))).toMatchObject({ sealedKey: 'sealed', slots: [whole(maja)] });
  expect(knownEnvelope(db, placed(here)).slots).toEqual([]);
});

it('a slot whose wrapping lies nowhere any more is lost, and stays known of', () => {
  const db = kept(whole(maja), omar);
  expect(lostSlots(db, placed(here, whole(maja), whole(omar)))).toEqual([]);
  const lost = lostSlots(db, placed(here, whole(maja)));
  expect(lost).toMatchObject([{ id: 'omar', signature: 'OMAR' }]);
  storeSlots(db, sealed(whole(maja)), lost);
  expect(knownSlots(db, placed(here, whole(maja)))).toEqual([whole(maja)]);
  expect(lostSlots(db, placed(here, whole(maja)))).toMatchObject([{ id: 'omar' }]);
});

it('an envelope that cannot be read is made anew where the register keeps all of it, and nowhere else', () => {
  const stand = unreadEnvelope(kept(whole(maja), whole(code)));
  expect(stand).toEqual({ format: 'utvag-envelope', formatVersion: 1, ...here, slots: [], sealedKey: '' });
  expect(knownEnvelope(kept(whole(maja)), stand as Envelope)).toMatchObject({ ...here, sealedKey: 'sealed', slots: [whole(maja)] });
  expect(unreadEnvelope(kept(whole(maja), omar))).toBeNull();
  expect(unreadEnvelope(kept())).toBeNull();
  const early = register();
  storeSlots(early, sealed(whole(maja)));
  expect(unreadEnvelope(early)).toBeNull();
  const keyless = register();
  storeFacts(keyless, { ...here, slots: JSON.stringify([whole(maja)]) });
  expect(unreadEnvelope(keyless)).toBeNull();
});

it('what is taken back is the slots and the key sealed to them, and nothing else', () => {
  const db = kept(whole(maja));
  forgetSlots(db);
  expect([fact(db, 'slots'), fact(db, 'sealedKey'), fact(db, 'generation')]).toEqual([undefined, undefined, '0002']);
});
