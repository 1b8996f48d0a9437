import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Input } from '../../../electron/base/contract.ts';
import type { Id } from '../../../electron/base/ids.ts';
import type { Failure, Result } from '../../../electron/base/result.ts';
import type { Plan, relocationContract } from '../../../electron/areas/relocation/contract.ts';
import type { RowList } from '../../../electron/areas/relocation/plan-rules.ts';
import { client, queryClient } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';

type Changes = Input<typeof relocationContract.change>['changes'];
export type NewRow = Input<typeof relocationContract.addRow>['row'];

const queryKey = (caseId: Id) => ['relocation', 'get', { caseId }] as const;
const present = (caseId: Id): Plan | null => queryClient.getQueryData<Plan | null>(queryKey(caseId)) ?? null;

/** The last call of each plan: every change names the version that the one before it made, so they go one after another. */
const tails = new Map<Id, Promise<unknown>>();

const inTurn = (caseId: Id, call: (version: number) => Promise<Result<Plan>>): Promise<Result<Plan>> => {
  const before = tails.get(caseId) ?? Promise.resolve();
  const run = before.then(async () => {
    const answer = await saving(call(present(caseId)?.version ?? 0));
    if (answer.ok) queryClient.setQueryData(queryKey(caseId), answer.value);
    return answer;
  });
  tails.set(
    caseId,
    run.catch(() => undefined),
  );
  return run;
};

/** Each returns null when saved, or why not; a problem that no field can show goes in a notice. */
export type EditPlan = {
  readonly change: (changes: Changes) => Promise<Failure | null>;
  readonly add: (row: NewRow) => Promise<Failure | null>;
  readonly replace: (id: Id, row: NewRow) => Promise<Failure | null>;
  /** Removes a row and offers to restore it. */
  readonly remove: (list: RowList, id: Id, words: string) => Promise<Failure | null>;
  readonly rank: (id: Id, rank: number) => Promise<Failure | null>;
  readonly choose: (alternativeId: Id | null) => Promise<Failure | null>;
  /** Chooses a place that a zone refuses, by two people; the other one's passphrase as bytes. */
  readonly override: (
    asked: { readonly alternativeId: Id; readonly reason: string; readonly signerId: Id },
    passphrase: Uint8Array,
  ) => Promise<Failure | null>;
};

export const useEditPlan = (caseId: Id): EditPlan => {
  const { sentence, problem } = useFailure();
  const { formatMessage } = useIntl();
  return useMemo(() => {
    const told = async (call: (version: number) => Promise<Result<Plan>>, isQuiet: boolean): Promise<Failure | null> => {
      const answer = await inTurn(caseId, call);
      if (answer.ok) return null;
      const fields = Object.values(answer.error.fields ?? {});
      if (!isQuiet || fields.length === 0) showToast([sentence(answer.error), ...fields.map(problem)].join(' '), { tone: 'error' });
      if (answer.error.code === 'conflict') await queryClient.invalidateQueries({ queryKey: queryKey(caseId) });
      return answer.error;
    };
    const { relocation } = client;
    return {
      change: (changes) => told((version) => relocation.change({ caseId, version, changes }), true),
      add: (row) => told((version) => relocation.addRow({ caseId, version, row }), true),
      replace: (id, row) => told((version) => relocation.changeRow({ caseId, version, id, row }), true),
      remove: async (list, id, words) => {
        const failure = await told((version) => relocation.removeRow({ caseId, version, list, id }), false);
        if (failure) return failure;
        showToast(formatMessage({ id: 'relocation.removed' }, { what: words }), {
          onUndo: () => void told((version) => relocation.restoreRow({ caseId, version, list, id }), false),
        });
        return null;
      },
      rank: (id, rank) => told((version) => relocation.rankAlternative({ caseId, version, id, rank }), false),
      choose: (alternativeId) => told((version) => relocation.chooseDestination({ caseId, version, alternativeId }), false),
      override: (asked, passphrase) => told((version) => relocation.overrideZone({ caseId, version, ...asked }, [passphrase]), true),
    };
  }, [caseId, sentence, problem, formatMessage]);
};
