import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import { isWithdrawnWhole } from '../consents/rules.ts';
import { consentsOf, insertWithdrawal } from '../consents/store.ts';
import { decideByTwo } from '../decisions/joint-decision.ts';
import { requireCase } from '../participants/service.ts';
import { updateCase } from '../participants/store.ts';
import type { retentionContract } from './contract.ts';
import { deleteDrafts } from './store.ts';

export const retentionHandlers: Handlers<typeof retentionContract> = {
  endAsFictitious: ({ caseId, version, signerId }, context, [secret = new Uint8Array()]) =>
    decideByTwo(
      context,
      { caseId, signerId, secret },
      {
        changes: ['participants', 'consents', 'relocation', 'meetings', 'overview', 'drafts', 'retention'],
        weigh: ({ db }) => {
          const row = requireCase(db, caseId);
          if (row.version !== version) throw new Refusal('conflict');
          return row;
        },
        decide: ({ db, now, today, user }, row) => {
          const standing = consentsOf(db, caseId).filter((one) => !isWithdrawnWhole(one));
          for (const { id } of standing)
            insertWithdrawal(
              db,
              id,
              { agencyId: null, subject: null, withdrawnAt: now, toldBy: 'fingerade personuppgifter' },
              user.id,
              now,
            );
          deleteDrafts(db, caseId);
          const after = { protection: 'fictitious', state: 'closed', closedOn: today, closedReason: 'fictitious' } as const;
          updateCase(db, row, after);
          const before = { protection: row.protection, state: row.state };
          const told = { kind: 'record-ended', entry: 'retention.ended-as-fictitious', before, after } as const;
          return { told: { ...told, beside: { withdrawn: standing.length } }, value: { withdrawn: standing.length } };
        },
      },
    ),
};
