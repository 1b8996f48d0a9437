import { bytesLimit } from '../../../electron/base/contract.ts';

/** Why what was dropped is not taken: several at once, larger than any list, or nothing that can be read (a folder, a stick that is out). */
export type DropRefusal = 'several' | 'too-large' | 'not-read';

export type DroppedFile = { readonly fileName: string; readonly bytes: Uint8Array } | { readonly refused: DropRefusal };

/** Longest name that is shown and sent. */
const longestName = 260;

/** Reads the one file that was dropped. Looks at the size first: a film let go by mistake must not fill the memory. */
export const readDropped = async (files: readonly File[]): Promise<DroppedFile> => {
  const [file] = files;
  if (file === undefined) return { refused: 'not-read' };
  if (files.length > 1) return { refused: 'several' };
  if (file.size > bytesLimit) return { refused: 'too-large' };
  try {
    return { fileName: file.name.slice(0, longestName), bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { refused: 'not-read' };
  }
};
