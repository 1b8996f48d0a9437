import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { newRegisterKey } from './keys/keys.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-format-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const pageSize = 4096;
const reserve = 80;

/**
 * SQLCipher 4 as its design page describes it (zetetic.net/sqlcipher/design), implemented here from that page alone: AES-256-CBC per page,
 * a 16-byte IV and a 64-byte HMAC-SHA512 at its end, the salt in the first 16 bytes of the file.
 */
const decrypt = (file: Buffer, key: Buffer): Buffer => {
  const salt = file.subarray(0, 16);
  const macSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  const pages: Buffer[] = [];
  for (let number = 1; number * pageSize <= file.length; number += 1) {
    const page = file.subarray((number - 1) * pageSize, number * pageSize);
    const start = number === 1 ? 16 : 0;
    const end = pageSize - reserve;
    const iv = page.subarray(end, end + 16);
    const index = Buffer.alloc(4);
    index.writeUInt32LE(number);
    const mac = createHmac('sha512', macKey)
      .update(page.subarray(start, end + 16))
      .update(index)
      .digest();
    expect(mac.equals(page.subarray(end + 16)), `HMAC of page ${number}`).toBe(true);
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(page.subarray(start, end)), decipher.final()]);
    pages.push(Buffer.concat([...(number === 1 ? [Buffer.from('SQLite format 3\0')] : []), plain, Buffer.alloc(reserve)]));
  }
  return Buffer.concat(pages);
};

it('is SQLCipher 4: a decryption written from its specification alone opens the file, and SQLite itself reads it', () => {
  const file = join(home, 'register.db');
  const key = newRegisterKey();
  const db = openDatabase(file, key, { create: true });
  db.exec('create table words (word text) strict');
  for (let i = 0; i < 500; i += 1) db.run('insert into words values (:word)', { word: `ord nummer ${i}` });
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  const plainFile = join(home, 'plain.db');
  const plain = decrypt(readFileSync(file), key);
  // The header asks for WAL; a copy without its WAL is read as an ordinary file.
  plain[18] = 1;
  plain[19] = 1;
  writeFileSync(plainFile, plain);
  const sqlite = new DatabaseSync(plainFile, { readOnly: true });
  expect(sqlite.prepare('select count(*) as n, max(word) as last from words').get()).toEqual({ n: 500, last: 'ord nummer 99' });
  sqlite.close();
});

it('does not open with another key, and leaves no handle behind', () => {
  const file = join(home, 'register.db');
  openDatabase(file, newRegisterKey(), { create: true }).close();
  expect(() => openDatabase(file, newRegisterKey())).toThrow('not a database');
  rmSync(file);
});
