import { Disclosable } from '../base/disclosable.ts';
import type { PaperName } from './paper.ts';

/** A file that was added to the register and leaves it unchanged: not one of our papers, but under the same seal. */
export type Attachment = { readonly sha256: string; readonly base64: string; readonly name: PaperName };

/** Its bytes; only what the gate sealed has any. */
export const attachmentBytes = (sealed: Disclosable<Attachment>): Uint8Array => {
  const attachment = Disclosable.open(sealed);
  return new Uint8Array(Buffer.from(attachment.base64, 'base64'));
};
