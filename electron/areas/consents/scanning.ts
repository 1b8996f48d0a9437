import { createHash } from 'node:crypto';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import type { ActContext } from '../../register/context.ts';
import { pdfPages } from './pdf-pages.ts';
import { scanOf } from './scan-rules.ts';
import { insertScan } from './scan-store.ts';
import { consentsOf } from './store.ts';

/**
 * Asks for the scan of a signed paper and keeps it inside the register. What the file is, its content tells; its name, which
 * may hold anybody's, is not kept.
 */
export const attachScan = async (context: ActContext, caseId: Id, consentId: Id): Promise<{ readonly attached: boolean }> => {
  if (!context.read(({ db }) => consentsOf(db, caseId).some((one) => one.id === consentId))) throw new Refusal('not-found');
  const answer = await context.ports.ask({ port: 'open-file', file: 'scan', title: '' });
  if (answer.kind === 'failed') throw new Refusal(answer.code);
  if (answer.kind !== 'file') return { attached: false };
  const content = answer.bytes;
  const found = scanOf(content);
  if ('problem' in found) throw fieldRefusal('scan', found.problem);
  const { kind } = found;
  const pages = kind === 'pdf' ? pdfPages(content) : null;
  const sha256 = createHash('sha256').update(content).digest('hex');
  context.write(({ db, user, now, audit, changed }) => {
    const id = insertScan(db, consentId, { kind, pages, sha256, content }, user.id, now);
    audit('consents.scan-attached', { id: consentId, scanId: id, kind, size: content.length, sha256 }, caseId);
    changed('consents');
  });
  return { attached: true };
};
