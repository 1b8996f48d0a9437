import type { Disclosable } from '../../base/disclosable.ts';
import { Refusal } from '../../base/result.ts';
import { paperDocx } from '../../papers/docx.ts';
import { paperHtml } from '../../papers/html.ts';
import type { Paper } from '../../papers/paper.ts';
import type { ActContext } from '../../register/context.ts';
import { markLeft } from './store.ts';

export type LeaveAs = 'pdf' | 'docx' | 'print';

const pdf = async ({ ports }: ActContext, html: string): Promise<Uint8Array> => {
  const answer = await ports.ask({ port: 'print-to-pdf', html });
  if (answer.kind === 'pdf') return answer.bytes;
  throw new Refusal(answer.kind === 'failed' ? answer.code : 'internal');
};

/**
 * Lets a sealed paper out: saved as PDF or DOCX through a dialog, or printed. `true` when it left; it is then marked in the
 * disclosure log and the audit chain. A cancelled dialog leaves nothing anywhere.
 */
export const leave = async (context: ActContext, sealed: Disclosable<Paper>, as: LeaveAs, suggestedName: string): Promise<{ readonly left: boolean; readonly name: string }> => {
  const html = as === 'docx' ? '' : paperHtml(sealed);
  const bytes = as === 'docx' ? await paperDocx(sealed, context.now()) : as === 'pdf' ? await pdf(context, html) : new Uint8Array();
  const answer =
    as === 'print'
      ? await context.ports.ask({ port: 'print', html })
      : await context.ports.ask({ port: 'save-file', file: as, title: '', suggestedName, bytes });
  if (answer.kind === 'failed') throw new Refusal(answer.code);
  if (answer.kind === 'cancelled') return { left: false, name: '' };
  context.write((open) => {
    markLeft(open.db, sealed.disclosureId, as, open.now);
    open.audit('disclosures.left', { id: sealed.disclosureId, as });
    open.changed('disclosures');
  });
  return { left: true, name: answer.kind === 'saved' ? answer.name : '' };
};
