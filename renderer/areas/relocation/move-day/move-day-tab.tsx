import { IdCard } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { client } from '../../../client/client.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Section } from '../../../ui/page/section.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { NumberList } from './number-list.tsx';
import { PlanText } from '../plan-text.tsx';
import { useLeaving } from '../print-menu.tsx';
import { TimeList } from './time-list.tsx';
import s from '../relocation.module.css';

/** Flyttdag: the times, and what to do when something goes wrong. */
export const MoveDayTab = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const { isPending, leave } = useLeaving();
  return (
    <div className={s['halves']}>
      <div>
        <Section
          label={formatMessage({ id: 'relocation.times' })}
          aside={
            <Button
              size="small"
              icon={IdCard}
              isPending={isPending}
              onPress={() => void leave(() => client.relocation.saveCard({ caseId: plan.caseId, as: 'pdf' }))}
            >
              {formatMessage({ id: 'relocation.print.cardPdf' })}
            </Button>
          }
        >
          <TimeList plan={plan} edit={edit} />
          <p className={s['hint']}>{formatMessage({ id: plan.isProtected ? 'relocation.card.protected' : 'relocation.card.hint' })}</p>
        </Section>
        <Section label={formatMessage({ id: 'relocation.journey' })}>
          <div className={s['fields']}>
            <PlanText plan={plan} edit={edit} field="meetingPoint" description={formatMessage({ id: 'relocation.meetingPoint.hint' })} />
            <PlanText plan={plan} edit={edit} field="driver" />
            <PlanText plan={plan} edit={edit} field="whoKnows" rows={2} />
            <PlanText plan={plan} edit={edit} field="ifLate" rows={2} />
          </div>
        </Section>
      </div>
      <Section label={formatMessage({ id: 'relocation.emergency' })}>
        <div className={s['fields']}>
          <NumberList plan={plan} edit={edit} />
          <PlanText plan={plan} edit={edit} field="codeWord" />
          <PlanText plan={plan} edit={edit} field="safeSpot" />
          <PlanText plan={plan} edit={edit} field="reserveHousing" />
          <PlanText plan={plan} edit={edit} field="fetchesChildren" isOptional />
          <PlanText plan={plan} edit={edit} field="moneyReserve" />
        </div>
      </Section>
    </div>
  );
};
