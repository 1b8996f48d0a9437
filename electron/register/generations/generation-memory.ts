import { z } from 'zod';
import { readIfPresent, replaceFile } from '../folder/files.ts';

const generation = z.string().regex(/^\d{4}$/);
const schema = z.record(z.uuid(), generation);

const read = (file: string): Readonly<Record<string, string>> => {
  try {
    return schema.parse(JSON.parse(readIfPresent(file) ?? '{}'));
  } catch {
    return {};
  }
};

/**
 * The newest generation of a register that was ever open on this computer, or null. Kept next to the last folder, outside the register's
 * own folder, so that setting the register's pointer back does not set this back too. A number, no name.
 */
export const rememberedGeneration = (file: string, registerId: string): string | null => read(file)[registerId] ?? null;

/** Only ever increases. If it cannot be saved, the user is not locked out: the marks inside the register and its heads still protect it. */
export const rememberGeneration = (file: string, registerId: string, newest: string): void => {
  try {
    const all = read(file);
    if ((all[registerId] ?? '') < newest) replaceFile(file, JSON.stringify({ ...all, [registerId]: newest }));
  } catch {
    // Best effort, see above.
  }
};
