import { createHash } from 'node:crypto';
import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { Attachment } from '../../../papers/attachment.ts';
import { fixedWords } from '../../../papers/text.ts';
import type { ActContext } from '../../../register/context.ts';
import { scanContent } from '../../consents/scans/scan-store.ts';
import { readScan } from '../../consents/scans/scan-check.ts';
import { consentsOf } from '../../consents/store.ts';
import { requireCase } from '../../participants/service.ts';
import { readSettings } from '../../settings/store.ts';
import { disclose } from '../gate/gate.ts';
import { leaveAttachment } from '../gate/release.ts';

const words = fixedWords({
  sv: { purpose: 'Kopia av underskrivet samtycke', kind: 'Underskrivet samtycke' },
  en: { purpose: 'Copy of a signed consent', kind: 'Signed consent' },
});

type Asked = { readonly caseId: Id; readonly consentId: Id; readonly scanId: Id };

/**
 * Saves a copy of a scanned PDF for the own unit, after checking it again: a file attached when the checks were weaker does not leave as it
 * is. Pictures are viewed in the window and need no copy.
 */
export const scanCopy = async (
  context: ActContext,
  { caseId, consentId, scanId }: Asked,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const scan = context.read(({ db }) =>
    consentsOf(db, caseId).some((one) => one.id === consentId) ? scanContent(db, consentId, scanId) : undefined,
  );
  if (scan?.kind !== 'pdf') throw new Refusal('not-found');
  const bytes = (await readScan(context, scan.content)).content;
  const made = context.write((open) => {
    const row = requireCase(open.db, caseId);
    const w = words[readSettings(open.db).language];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const content = { sha256, base64: Buffer.from(bytes).toString('base64'), caseNumber: row.caseNumber };
    return disclose(open, {
      recipient: { kind: 'own-unit' },
      purpose: w.purpose,
      document: 'consent-scan',
      parts: [{ cases: [caseId], subject: 'formal', content }],
      build: ([copy], { today }): Attachment => {
        if (!copy) throw new Error('the own unit hears everything');
        const { caseNumber, ...file } = copy;
        return { ...file, name: { kind: w.kind, date: today, caseNumber } };
      },
    });
  });
  return leaveAttachment(context, made);
};
