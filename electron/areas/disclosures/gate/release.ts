import type { Disclosable } from '../../../base/disclosable.ts';
import type { Id } from '../../../base/ids.ts';
import type { PortAsk } from '../../../base/ports.ts';
import { Refusal } from '../../../base/result.ts';
import { sealedFileName, type PaperFormat } from '../../../papers/file-name.ts';
import { paperHtml } from '../../../papers/html/html.ts';
import { attachmentBytes, type Attachment } from '../../../papers/attachment.ts';
import type { Paper } from '../../../papers/paper.ts';
import { identifiedPdf } from '../../../papers/pdf-identity.ts';
import type { ActContext } from '../../../register/context.ts';
import { auditTogether } from '../../audit/joint-entry.ts';
import { requireReason } from './release-reason.ts';
import { beginLeaving, casesIn, endLeaving } from '../store.ts';

/** What a release needs from an `act` procedure. */
type Leaving = Pick<ActContext, 'now' | 'ports' | 'write' | 'leavingReason'>;

export type LeaveAs = PaperFormat | 'print';

const pdf = async (sealed: Disclosable<Paper>, { ports }: Leaving): Promise<Uint8Array> => {
  const answer = await ports.ask({ port: 'print-to-pdf', html: paperHtml(sealed) });
  if (answer.kind === 'pdf') return identifiedPdf(answer.bytes);
  throw new Refusal(answer.kind === 'failed' ? answer.code : 'internal');
};

const docx = async (sealed: Disclosable<Paper>, { now }: Leaving): Promise<Uint8Array> => {
  // Loaded on the first release, because every unlock waits for what the core loads at startup.
  const { paperDocx } = await import('../../../papers/docx/docx.ts');
  return paperDocx(sealed, now());
};

/** The saved format decides the file type and extension. */
const savedAs = (file: PaperFormat, sealed: Disclosable<Paper | Attachment>, bytes: Uint8Array): PortAsk => ({
  port: 'save-file',
  file,
  title: '',
  suggestedName: sealedFileName(sealed, file),
  bytes,
});

/** Takes anything that leaves through the dialog and into the log. */
const letGo = async (
  context: Leaving,
  disclosureId: Id,
  as: LeaveAs,
  out: PortAsk,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const id = context.write((open) => {
    const { db, leavingReason } = open;
    const cases = casesIn(db, disclosureId);
    const found = requireReason(open, cases);
    const leaving = beginLeaving(db, disclosureId, as);
    open.audit('disclosures.leaving', { id: leaving, as });
    // In the case's own log, where weeding finds it, since a reason is about the person. A reason for several cases gets its own entry.
    const why = { reason: leavingReason.trim() };
    if (found.length > 0) auditTogether(open, 'disclosures.leaving-reason', cases, { id: leaving, as }, why);
    return leaving;
  });
  const answer = await context.ports.ask(out);
  const left = answer.kind !== 'failed' && answer.kind !== 'cancelled';
  context.write((open) => {
    endLeaving(open.db, id, left ? open.now : null);
    open.audit(left ? 'disclosures.left' : 'disclosures.not-left', { id, as });
    open.changed('disclosures');
  });
  if (answer.kind === 'failed') throw new Refusal(answer.code);
  if (!left) return { left: false, name: '' };
  return { left: true, name: answer.kind === 'saved' ? answer.name : '' };
};

/**
 * Lets a sealed paper out: saved as PDF or DOCX through a dialog, under the name it was sealed with, or printed. `true` when it left. It is
 * entered in the disclosure log and the audit chain before the dialog opens: if the register locks or the program dies while the dialog is
 * open, the paper may be out, and the log says so ("outcome unknown"). A cancelled dialog removes the row from the log. Refuses
 * `leaving-reason` when somebody in it is protected and the call brought no reason; the gate refused that before.
 */
export const leave = async (
  context: Leaving,
  sealed: Disclosable<Paper>,
  as: LeaveAs,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  if (as === 'print') return letGo(context, sealed.disclosureId, as, { port: 'print', html: paperHtml(sealed) });
  const bytes = as === 'docx' ? await docx(sealed, context) : await pdf(sealed, context);
  return letGo(context, sealed.disclosureId, as, savedAs(as, sealed, bytes));
};

/** The same for a sealed, unchanged copy of a file in the register, such as a scan. */
export const leaveAttachment = (
  context: Leaving,
  sealed: Disclosable<Attachment>,
): Promise<{ readonly left: boolean; readonly name: string }> =>
  letGo(context, sealed.disclosureId, 'pdf', savedAs('pdf', sealed, attachmentBytes(sealed)));
