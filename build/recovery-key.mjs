/**
 * Prints the raw key of a register, so that it can be opened with other tools (docs/recovery.md).
 *
 *     npm run recovery-key -- --register DIR
 *
 * Asks for the passphrase or the recovery code on the terminal, without echo (or reads one line if there is no terminal). Changes nothing.
 * The printed key opens the whole register: run this where nobody can look on, and clear the terminal afterwards.
 */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { hashRaw } from '@node-rs/argon2';
import { Decrypter } from 'age-encryption';

/** Ends with one sentence.
 * @param {string} why
 * @returns {never}
 */
const stop = (why) => {
  process.stderr.write(`${why}\n`);
  process.exit(1);
};

/**
 * One line; on a terminal it is not echoed.
 * @param {string} question
 * @returns {Promise<string>}
 */
const askSecretly = (question) =>
  new Promise((resolve) => {
    process.stderr.write(question);
    const lines = createInterface({ input: process.stdin, terminal: process.stdin.isTTY === true, output: undefined });
    lines.once('line', (line) => {
      lines.close();
      process.stderr.write('\n');
      resolve(line);
    });
  });

/**
 * The 160 bits of a recovery code: eight groups of four characters (Crockford's base 32) plus a check character.
 * @param {string} typed
 */
const codeBytes = (typed) => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\-–]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{40}$/.test(text)) return null;
  let bits = 0n;
  [...text].forEach((character, i) => {
    if (i % 5 < 4) bits = (bits << 5n) | BigInt(alphabet.indexOf(character));
  });
  return Buffer.from(bits.toString(16).padStart(40, '0'), 'hex');
};

/**
 * What the wrapping is bound to: register and slot, and also the owner, unless it was made before that was introduced.
 * @param {string} registerId
 * @param {{ id: string, kind: string, userId: string | null, binding?: string }} slot
 */
const bindingOf = (registerId, { id, kind, userId, binding }) =>
  binding === 'owner' ? `utvag-envelope-2 ${registerId} ${id} ${kind} ${userId ?? '-'}` : `utvag-envelope-1 ${registerId} ${id}`;

/**
 * The slot's age identity (AGE-SECRET-KEY-1…): Argon2id derives a key from the secret, AES-256-GCM unwraps it.
 * @param {Uint8Array} secret
 * @param {string} registerId
 * @param {{ id: string, kind: string, userId: string | null, binding?: string, identity: { kdf: { salt: string, memoryKiB: number, passes:
 * number, lanes: number }, nonce: string, sealed: string } }} slot
 */
const unwrap = async (secret, registerId, slot) => {
  const { kdf, nonce, sealed } = slot.identity;
  const key = await hashRaw(secret, {
    algorithm: 2,
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    outputLen: 32,
    salt: Buffer.from(kdf.salt, 'base64'),
  });
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
    .setAAD(Buffer.from(bindingOf(registerId, slot)))
    .setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
  } catch {
    return null;
  }
};

const { values } = parseArgs({ options: { register: { type: 'string' } } });
const folder = values.register ?? stop('Say which register: npm run recovery-key -- --register DIR');
/** @param {string[]} path */
const read = (...path) => {
  try {
    return JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  } catch {
    return stop(`No register there: ${join(folder, ...path)} cannot be read.`);
  }
};

const { generation } = read('utvag-register.json');
const { registerId, slots, sealedKey } = read('generations', generation, 'envelope.json');
const typed = await askSecretly('Passphrase or recovery code: ');
const code = codeBytes(typed);
// The program normalises a passphrase to Unicode NFKC, so that every keyboard gives the same bytes.
const phrase = Buffer.from(typed.normalize('NFKC'));

/** @type {string | null} */
let identity = null;
for (const slot of slots) {
  const secret = slot.kind === 'recovery' ? code : phrase;
  if (secret) identity ??= await unwrap(secret, registerId, slot);
}
if (identity === null) stop('Neither a passphrase nor the recovery code of this register. Nothing was changed.');

const decrypter = new Decrypter();
decrypter.addIdentity(identity);
const key = await decrypter.decrypt(Buffer.from(sealedKey, 'base64'));
process.stdout.write(`database:     ${join(folder, 'generations', generation, 'register.db')}\n`);
process.stdout.write(`raw key:      ${Buffer.from(key).toString('hex')}\n`);
process.stdout.write(`age identity: ${identity}\n`);
