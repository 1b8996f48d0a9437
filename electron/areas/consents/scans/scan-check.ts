import { createHash } from 'node:crypto';
import { newId, type Id } from '../../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../../base/result.ts';
import type { ActContext } from '../../../register/context.ts';
import { scanParser, type ReadScan } from './scan-parser.ts';
import { insertScan } from './scan-store.ts';
import { consentsOf } from '../store.ts';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Looks at a scan in a thread of its own. Refuses at the field `scan` what may not be kept or handed on. */
export const readScan = async ({ parsers }: Pick<ActContext, 'parsers'>, bytes: Uint8Array): Promise<ReadScan> => {
  const found = await parsers.run(scanParser, newId(), { bytes }).catch((error: unknown): { readonly problem: 'scan-too-complex' } => {
    if (error instanceof Refusal && error.failure.details?.['reason'] === 'too-complex') return { problem: 'scan-too-complex' };
    throw error;
  });
  if ('problem' in found) throw fieldRefusal('scan', found.problem);
  return found;
};

/**
 * Asks for the scan of a signed paper and keeps it inside the register: a copy rebuilt from its pages or its picture.
 * What the file is, its content tells; its name, which may hold anybody's, is not kept. `pages` of a PDF; null otherwise.
 */
export const attachScan = async (
  context: ActContext,
  caseId: Id,
  consentId: Id,
): Promise<{ readonly attached: boolean; readonly pages: number | null }> => {
  if (!context.read(({ db }) => consentsOf(db, caseId).some((one) => one.id === consentId))) throw new Refusal('not-found');
  const answer = await context.ports.ask({ port: 'open-file', file: 'scan', title: '' });
  if (answer.kind === 'failed') throw new Refusal(answer.code);
  if (answer.kind !== 'file') return { attached: false, pages: null };
  const { kind, pages, content } = await readScan(context, answer.bytes);
  const sha256 = sha256Of(content);
  // A rebuilt copy is kept: the log shows of which file.
  const fileSha256 = sha256Of(answer.bytes);
  context.write(({ db, user, now, audit, changed }) => {
    const id = insertScan(db, consentId, { kind, pages, sha256, content }, user.id, now);
    audit('consents.scan-attached', { id: consentId, scanId: id, kind, size: content.length, sha256, fileSha256 }, caseId);
    changed('consents');
  });
  return { attached: true, pages };
};
