import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import { consentsOf, insertWithdrawal } from '../consents/store.ts';
import { requireCase } from '../participants/service.ts';
import { updateCase } from '../participants/store.ts';
import type { retentionContract } from './contract.ts';
import { deleteDrafts } from './store.ts';

export const retentionHandlers: Handlers<typeof retentionContract> = {
  endAsFictitious: ({ caseId, version }, { db, now, today, user, audit, changed }) => {
    const row = requireCase(db, caseId);
    if (row.version !== version) throw new Refusal('conflict');
    const standing = consentsOf(db, caseId).filter((one) => !one.withdrawals.some((w) => w.agencyId === null && w.subject === null));
    for (const { id } of standing)
      insertWithdrawal(db, id, { agencyId: null, subject: null, withdrawnAt: now, toldBy: 'fingerade personuppgifter' }, user.id, now);
    deleteDrafts(db, caseId);
    const after = { protection: 'fictitious', state: 'closed', closedOn: today, closedReason: 'fictitious' } as const;
    updateCase(db, row, after);
    audit(
      'retention.ended-as-fictitious',
      { before: { protection: row.protection, state: row.state }, after, withdrawn: standing.length },
      caseId,
    );
    changed('participants', 'consents', 'relocation', 'meetings', 'overview', 'drafts');
    return { withdrawn: standing.length };
  },
};
