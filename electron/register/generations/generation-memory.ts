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
 * The newest generation of a register that was ever open on this computer, or null. Kept beside the last folder, outside of the
 * register's own: whoever sets the register's pointer back does not thereby set this back. A number, no name.
 */
export const rememberedGeneration = (file: string, registerId: string): string | null => read(file)[registerId] ?? null;

/** Only ever upwards. What cannot be kept keeps nobody out: the marks inside the register and its heads still hold. */
export const rememberGeneration = (file: string, registerId: string, newest: string): void => {
  try {
    const all = read(file);
    if ((all[registerId] ?? '') < newest) replaceFile(file, JSON.stringify({ ...all, [registerId]: newest }));
  } catch {
    // Said above.
  }
};
