import { Map as MapIcon } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Id } from '../../../electron/base/ids.ts';
import type { Plan } from '../../../electron/areas/relocation/contract.ts';
import { mandatoryBefore } from '../../../electron/areas/relocation/checklist-rules.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { saving } from '../../client/saving-call.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { KeyValues } from '../../ui/lists/key-values.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PlanWarnings } from './plan-warnings.tsx';
import s from './relocation.module.css';

/** In short, without the place: the participant's page is shown to people who need not know it. */
const Summary = ({ plan }: { readonly plan: Plan }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const { left, total } = mandatoryBefore(plan.checks);
  const words = (id: 'moveDay' | 'place' | 'mandatory' | 'copies', value: string) => ({
    id,
    key: formatMessage({ id: `relocation.summary.${id}` }),
    value,
  });
  return (
    <>
      <PlanWarnings plan={plan} />
      <div className={s['summary']}>
        <DetailPanel
          label={formatMessage({ id: 'relocation.summary.label' })}
          actions={
            <Button isWide icon={MapIcon} onPress={() => go({ at: 'relocationPlan', planId: plan.planId, tab: 'place' })}>
              {formatMessage({ id: 'relocation.summary.open' })}
            </Button>
          }
        >
          <KeyValues
            items={[
              words('moveDay', plan.moveDate === null ? formatMessage({ id: 'relocation.notSet' }) : format.dateLong(plan.moveDate)),
              words('place', formatMessage({ id: plan.destination ? 'relocation.summary.chosen' : 'relocation.summary.notChosen' })),
              words('mandatory', formatMessage({ id: 'common.doneOfTotal' }, { done: total - left, total })),
              words('copies', format.number(plan.copies.length)),
            ]}
          />
        </DetailPanel>
      </div>
    </>
  );
};

/** Flyttplan on a participant's page: opens the plan, or makes it. */
export const RelocationTab = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage } = useIntl();
  const go = useNavigation((state) => state.go);
  const plan = useRead('relocation', 'get', { caseId });
  const { failure, isPending, submit, clear } = useSubmit();
  const create = async () => {
    const made = await submit(() => saving(client.relocation.create({ caseId })));
    if (made?.ok) go({ at: 'relocationPlan', planId: made.value.planId, tab: 'place' });
  };
  const refused = failure ?? plan.error?.failure;
  if (refused) return <ErrorState failure={refused} onRetry={() => (clear(), void plan.refetch())} />;
  if (plan.data === undefined) return <Loading />;
  if (plan.data) return <Summary plan={plan.data} />;
  return (
    <EmptyState
      icon={MapIcon}
      title={formatMessage({ id: 'relocation.tab.empty' })}
      text={formatMessage({ id: 'relocation.tab.emptyText' })}
      action={
        <Button variant="primary" isPending={isPending} onPress={() => void create()}>
          {formatMessage({ id: 'relocation.tab.create' })}
        </Button>
      }
    />
  );
};
