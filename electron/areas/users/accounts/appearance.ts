import type { z } from 'zod';
import { readIfPresent, replaceFile } from '../../../register/folder/files.ts';
import { preferencesSchema } from '../contract.ts';

type Preferences = z.infer<typeof preferencesSchema>;

/** Null when nothing was chosen or the stored choice cannot be read: appearance is not worth failing for. */
export const readAppearance = (file: string): Preferences | null => {
  try {
    return preferencesSchema.parse(JSON.parse(readIfPresent(file) ?? 'null'));
  } catch {
    return null;
  }
};

export const writeAppearance = (file: string, preferences: Preferences): void => replaceFile(file, JSON.stringify(preferences));
