import { existsSync } from 'node:fs';
import { envelopeSchema, type Envelope } from '../keys/envelope.ts';
import { formatVersion, generationPaths, paths, pointerSchema, readIfPresent, type Pointer } from './files.ts';
import { generationsIn } from '../generations/generations.ts';

export type Found =
  | { readonly state: 'missing' | 'foreign' | 'newer' }
  /** `registerId`: the register it belongs to, if the pointer still says so. */
  | { readonly state: 'damaged'; readonly registerId: string | null }
  | { readonly state: 'present'; readonly pointer: Pointer; readonly envelope: Envelope };

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a complete register exists under an unreadable pointer: if so, it is our register, and damaged. */
const holdsGeneration = (folder: string): boolean =>
  existsSync(paths(folder).generations) && generationsIn(folder).some(({ isWhole }) => isWhole);

/** One generation, whether or not the pointer names it. */
export const readGeneration = (folder: string, pointer: Pointer): Extract<Found, { state: 'present' | 'damaged' }> => {
  const { registerId, generation } = pointer;
  const files = generationPaths(folder, generation);
  const text = readIfPresent(files.envelope);
  const envelope = envelopeSchema.safeParse(text === null ? undefined : json(text));
  if (!envelope.success || envelope.data.registerId !== registerId || !existsSync(files.database)) return { state: 'damaged', registerId };
  return { state: 'present', pointer, envelope: envelope.data };
};

/** What a folder contains, judged from its plain files alone; nothing is opened, locked or changed. */
export const readRegister = (folder: string): Found => {
  const text = readIfPresent(paths(folder).pointer);
  if (text === null) return { state: 'missing' };
  const raw = json(text);
  // No longer valid JSON, over a register that is otherwise intact.
  if (raw === undefined && holdsGeneration(folder)) return { state: 'damaged', registerId: null };
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== 'utvag-register') return { state: 'foreign' };
  if ('formatVersion' in raw && typeof raw.formatVersion === 'number' && raw.formatVersion > formatVersion) return { state: 'newer' };
  const pointer = pointerSchema.safeParse(raw);
  if (!pointer.success) return { state: 'damaged', registerId: null };
  return readGeneration(folder, pointer.data);
};
