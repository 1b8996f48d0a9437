import { readFileSync } from 'node:fs';
import { Refusal } from '../base/result.ts';
import { takeApplicationLock } from '../register/folder/application-lock.ts';
import { paths } from '../register/folder/files.ts';
import type { Migration } from '../register/migrations.ts';
import { openRegister } from '../register/register.ts';

/**
 * Another program on the same register, for `application-lock.test.ts`: `second-program.ts FOLDER MIGRATIONS` tries to open it with the
 * passphrase on its input, and without MIGRATIONS only to take the lock file. Prints the result, and releases what it got.
 */
const [folder = '', steps] = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const take = (): (() => void) | null => {
  const lock = takeApplicationLock(paths(folder).lock);
  say(lock ? 'taken' : 'held');
  return lock?.release ?? null;
};

const openAll = async (migrations: string): Promise<(() => void) | null> => {
  const [line = ''] = readFileSync(0, 'utf8').split('\n');
  try {
    const { register } = await openRegister({
      folder,
      runtime: 'stand-in',
      now: '2026-05-07T09:00:00.000Z',
      migrations: JSON.parse(readFileSync(migrations, 'utf8')) as readonly Migration[],
      secret: new TextEncoder().encode(line),
      slots: ({ slots }) => slots,
    });
    say('opened');
    return () => register.close();
  } catch (error) {
    say(error instanceof Refusal ? error.failure.code : String(error));
    return null;
  }
};

const release = steps === undefined ? take() : await openAll(steps);
release?.();
