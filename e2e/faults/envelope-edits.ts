import { newEnvelope, newSlot, envelopeText, type Envelope, type Slot } from '../../electron/register/keys/envelope.ts';
import type { Pointer } from '../../electron/register/folder/files.ts';
import { cheapCost } from '../../electron/testing/test-core.ts';
import type { Dice } from './campaign.ts';

/** What an attacker with a slot has: the files as they are and as they were, their own secret, and with it the register's key. */
export type Hand = {
  readonly envelope: Envelope;
  readonly pointer: Pointer;
  /** Earlier envelopes of the same register: with another passphrase, of another generation. */
  readonly earlier: readonly Envelope[];
  readonly other: Envelope;
  readonly key: Uint8Array;
  readonly mine: Slot;
  readonly secret: Uint8Array;
};

/** What the attacker leaves behind: the text of either file, as bytes; an omitted file stays as it was. */
export type Edit = { readonly what: string; readonly envelope?: string | Uint8Array; readonly pointer?: string | Uint8Array };

type Json = { [key: string]: unknown };

const pickOf = <T>(dice: Dice, all: readonly T[]): T => all[dice.below(all.length)] as T;

/** Written the way the program writes it, so with a matching checksum. */
const written = (envelope: Envelope): string => envelopeText(envelope);
const withSlots = (envelope: Envelope, slots: readonly Slot[]): Envelope => ({ ...envelope, slots: [...slots] });
const changed = (envelope: Envelope, which: Slot, change: Partial<Slot>): Envelope =>
  withSlots(
    envelope,
    envelope.slots.map((slot) => (slot.id === which.id ? { ...slot, ...change } : slot)),
  );

const fields = ['id', 'kind', 'userId', 'signature', 'recipient', 'identity'] as const;

/** One field of the attacker's slot copied from another slot, or the two swapped. */
const swapField: Editor = (hand, dice) => {
  const others = hand.envelope.slots.filter(({ id }) => id !== hand.mine.id);
  const [from, to] = dice.below(4) === 0 ? [hand.mine, pickOf(dice, others)] : [pickOf(dice, others), hand.mine];
  const some = fields.filter(() => dice.below(3) === 0);
  const chosen = some.length === 0 ? [pickOf(dice, fields)] : some;
  const taken = (one: Slot) => Object.fromEntries(chosen.map((field) => [field, one[field]]));
  const isExchange = dice.below(2) === 0;
  const first = changed(hand.envelope, to, taken(from));
  // By position, because the ids may have been swapped.
  const at = hand.envelope.slots.indexOf(from);
  const slots = first.slots.map((slot, i) => (isExchange && i === at ? { ...slot, ...taken(to) } : slot));
  return { what: `${isExchange ? 'exchanges' : 'takes'} ${chosen.join('+')}`, envelope: written(withSlots(first, slots)) };
};

type Editor = (hand: Hand, dice: Dice) => Edit | Promise<Edit>;

const junk = (dice: Dice): unknown =>
  dice.pick<unknown>([null, '', 0, -1, 1e300, true, [], {}, '0000', '9999', 'å'.repeat(300), ['x'], '__proto__', '../../x']);

/** Sets any field to anything. */
const junkField: Editor = (hand, dice) => {
  const copy = JSON.parse(JSON.stringify(hand.envelope)) as Json & { slots: Json[] };
  const owner = dice.pick<Json>([copy, pickOf(dice, copy.slots), (pickOf(dice, copy.slots)['identity'] ?? {}) as Json]);
  const name = pickOf(dice, Object.keys(owner));
  if (dice.below(4) === 0) Reflect.deleteProperty(owner, name);
  else owner[name] = junk(dice);
  return { what: `junk in ${name}`, envelope: JSON.stringify(copy) };
};

const reorder: Editor = ({ envelope }, dice) => ({
  what: 'reorders slots',
  envelope: written(
    withSlots(envelope, dice.below(2) === 0 ? envelope.slots.toReversed() : [...envelope.slots.slice(1), ...envelope.slots.slice(0, 1)]),
  ),
});

const remove: Editor = ({ envelope, mine, key }, dice) => {
  const gone = pickOf(dice, envelope.slots);
  const slots = envelope.slots.filter(({ id }) => id !== gone.id);
  const made =
    dice.below(2) === 0 ? Promise.resolve(withSlots(envelope, slots)) : newEnvelope(envelope.registerId, envelope.generation, slots, key);
  return made.then((one) => ({ what: `removes ${gone.id === mine.id ? 'her own' : 'another’s'} slot`, envelope: written(one) }));
};

const duplicate: Editor = ({ envelope, mine }, dice) => {
  const owner = pickOf(dice, envelope.slots);
  const double: Slot = {
    ...mine,
    ...(dice.below(2) === 0 ? {} : { id: owner.id }),
    userId: owner.userId,
    kind: owner.kind,
    signature: owner.signature,
  };
  const slots = dice.below(2) === 0 ? [double, ...envelope.slots] : [...envelope.slots, double];
  return { what: 'adds her slot again as another’s', envelope: written(withSlots(envelope, slots)) };
};

/** With the key the attacker can create slots as the program does, for any user, and seal the key to them. */
const forge: Editor = async ({ envelope, mine, key, secret }, dice) => {
  const victim = pickOf(
    dice,
    envelope.slots.filter(({ id }) => id !== mine.id),
  );
  const owner =
    victim.userId === null || dice.below(5) === 0
      ? ({ kind: 'recovery' } as const)
      : ({ kind: 'user', userId: victim.userId, signature: dice.pick([victim.signature, mine.signature]) } as const);
  const slot = await newSlot(envelope.registerId, owner, secret, cheapCost);
  const put = dice.below(3) === 0 ? { ...slot, id: victim.id } : dice.below(2) === 0 ? { ...slot, id: mine.id } : slot;
  const slots = dice.pick([
    [...envelope.slots, put],
    [put, ...envelope.slots],
    envelope.slots.map((one) => (one.id === put.id ? put : one)),
    [put],
  ]);
  return {
    what: `forges a slot of ${owner.kind}`,
    envelope: written(await newEnvelope(envelope.registerId, envelope.generation, slots, key)),
  };
};

/** Sealed again: to fewer recipients, under another key, or with another register's. */
const reseal: Editor = async ({ envelope, other, key, mine }, dice) => {
  const wrong = Uint8Array.from(key, (byte) => byte ^ 1);
  const sealed = await newEnvelope(envelope.registerId, envelope.generation, dice.pick([envelope.slots, [mine]]), dice.pick([key, wrong]));
  const sealedKey = dice.pick([sealed.sealedKey, other.sealedKey, '', envelope.sealedKey.slice(0, 40)]);
  return { what: 'seals anew', envelope: written({ ...envelope, sealedKey }) };
};

const olderEnvelope: Editor = ({ earlier, envelope }, dice) => {
  const old = pickOf(dice, earlier);
  const put = dice.below(2) === 0 ? old : { ...old, generation: envelope.generation };
  return {
    what: `puts back an envelope of generation ${old.generation}`,
    envelope: dice.below(2) === 0 ? written(put) : JSON.stringify(put),
  };
};

const olderSlot: Editor = ({ earlier, envelope }, dice) => {
  const old = pickOf(dice, pickOf(dice, earlier).slots);
  const slots = dice.below(2) === 0 ? [...envelope.slots, old] : envelope.slots.map((slot) => (slot.userId === old.userId ? old : slot));
  return { what: 'puts back a slot from before', envelope: written(withSlots(envelope, slots)) };
};

const otherRegister: Editor = ({ envelope, other }, dice) => ({
  what: 'uses another register’s',
  envelope: written(
    dice.pick([
      other,
      { ...other, registerId: envelope.registerId },
      { ...envelope, registerId: other.registerId },
      withSlots(envelope, [...envelope.slots, ...other.slots]),
    ]),
  ),
});

const generationOf: Editor = ({ envelope, pointer }, dice) => {
  const generation = dice.pick(['0000', '0001', '0002', '0003', '9999']);
  const isPointer = dice.below(2) === 0;
  return isPointer
    ? { what: `points to generation ${generation}`, pointer: JSON.stringify({ ...pointer, generation }) }
    : { what: `calls the envelope generation ${generation}`, envelope: written({ ...envelope, generation }) };
};

const pointerField: Editor = ({ pointer, other }, dice) => {
  const copy: Json = { ...pointer };
  const name = pickOf(dice, Object.keys(copy));
  copy[name] = dice.pick<unknown>([junk(dice), other.registerId, false, true, 0, 2]);
  if (dice.below(5) === 0) copy['more'] = 1;
  return { what: `changes the pointer’s ${name}`, pointer: JSON.stringify(copy) };
};

const check: Editor = ({ envelope }, dice) => {
  const { check: _, ...rest } = JSON.parse(written(envelope)) as Json;
  const put = dice.pick<Json>([rest, { ...rest, check: 'f'.repeat(64) }, { ...rest, check: '' }, { ...rest, check: null }]);
  return { what: 'changes the checksum', envelope: JSON.stringify(put) };
};

const encoded: Editor = ({ envelope, pointer }, dice) => {
  const isPointer = dice.below(3) === 0;
  const text = isPointer ? JSON.stringify(pointer) : written(envelope);
  const [what, bytes] = dice.pick<readonly [string, Uint8Array | string]>([
    ['cut off', text.slice(0, dice.below(text.length))],
    ['with a mark in front', `\ufeff${text}`],
    ['in UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['on one line', JSON.stringify(JSON.parse(text))],
    ['with its letters escaped', text.replaceAll('0', String.raw`\u0030`)],
    ['twice', text + text],
    ['with a key twice', text.replace('{', '{"generation":"0001","registerId":"x",')],
    ['in a list', `[${text}]`],
    ['of nothing', ''],
    ['with zeros', `${text}\u0000\u0000`],
    ['very deep', `${'['.repeat(50_000)}${text}`],
  ]);
  return { what: `writes ${isPointer ? 'the pointer' : 'the envelope'} ${what}`, [isPointer ? 'pointer' : 'envelope']: bytes };
};

/** Kinds that need more than chance come up more often. */
const editors: readonly Editor[] = [
  ...[swapField, swapField, swapField, junkField, junkField, reorder, remove, duplicate, duplicate, forge, forge, forge, reseal],
  ...[olderEnvelope, olderEnvelope, olderSlot, otherRegister, generationOf, generationOf, pointerField, check, encoded, encoded],
];

export const editOf = async (index: number, hand: Hand, dice: Dice): Promise<Edit> =>
  (editors[index % editors.length] ?? swapField)(hand, dice);
