import { basename } from 'node:path';
import { Refusal } from '../../base/result.ts';
import { envelopeSchema, type Envelope } from './envelope.ts';
import { readIfPresent } from '../folder/files.ts';

/** Of the open register, whose envelope may have been swapped since. Refuses with `folder-missing`, `odd-file`. */
export const readEnvelope = (file: string): Envelope => {
  const text = readIfPresent(file);
  if (text === null) throw new Refusal('folder-missing');
  try {
    return envelopeSchema.parse(JSON.parse(text));
  } catch {
    throw new Refusal('odd-file', { details: { file: basename(file) } });
  }
};
