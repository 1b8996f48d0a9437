import { useState } from 'react';
import { useIntl } from 'react-intl';
import { municipalityNames } from '../../../../electron/base/gazetteer/municipalities.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { purposes, type PlanFields } from '../../../../electron/areas/relocation/plan-rules.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { Section } from '../../../ui/page/section.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { PlanText } from '../plan-text.tsx';
import s from '../relocation.module.css';

const municipalities = municipalityNames.map(({ code, name, county }) => ({ value: code, label: name, note: county }));
type DateName = 'policeDate' | 'decidedOn' | 'acceptedOn';

/** Why somebody is moved, who said what of it, who decided, and who is responsible for the case in the meantime. */
export const PurposeFields = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const { failure, submit } = useSubmit('each');
  // Chosen before the written acceptance was there: stays in the field, and is sent along with its date.
  const [waiting, setWaiting] = useState<string | null>(null);
  const change = (changes: Partial<PlanFields>) => submit(() => edit.change(changes));
  const hand = async (responsible: string | null, acceptedOn: string | null) => {
    const answer = await change({ acceptedOn, ...(responsible === null ? {} : { responsible }) });
    setWaiting(answer?.ok ? null : responsible);
  };
  const date = (name: DateName, description?: string) => (
    <DateField
      label={formatMessage({ id: `relocation.field.${name}` })}
      description={description}
      error={field(failure, name)}
      value={plan[name]}
      today={plan.today}
      onChange={(value) => void (name === 'acceptedOn' ? hand(waiting, value) : change({ [name]: value }))}
    />
  );
  return (
    <div className={s['halves']}>
      <Section label={formatMessage({ id: 'relocation.purpose' })}>
        <div className={s['fields']}>
          <RadioGroup
            label={formatMessage({ id: 'relocation.field.purpose' })}
            isRow
            options={purposes.map((value) => ({ value, label: formatMessage({ id: `relocation.purpose.${value}` }) }))}
            value={plan.purpose}
            onChange={(purpose) => void change({ purpose })}
          />
          <PlanText plan={plan} edit={edit} field="purposeText" rows={3} />
          <PlanText plan={plan} edit={edit} field="childText" rows={2} isOptional />
          <PlanText plan={plan} edit={edit} field="reversalText" rows={2} isOptional />
        </div>
      </Section>
      <Section label={formatMessage({ id: 'relocation.decision' })}>
        <div className={s['fields']}>
          <div className={s['withDate']}>
            <PlanText plan={plan} edit={edit} field="policeText" rows={2} />
            {date('policeDate')}
          </div>
          <div className={s['withDate']}>
            <PlanText plan={plan} edit={edit} field="decidedBy" />
            {date('decidedOn')}
          </div>
          <div className={s['withDate']}>
            <ComboBox
              label={formatMessage({ id: 'relocation.field.responsible' })}
              description={formatMessage({
                id: plan.acceptedOn === null ? 'relocation.responsible.until' : 'relocation.responsible.accepted',
              })}
              error={field(failure, 'responsible')}
              options={municipalities}
              value={waiting ?? plan.responsible}
              onChange={(responsible) => {
                if (responsible === null || responsible === (waiting ?? plan.responsible)) return;
                setWaiting(responsible);
                void hand(responsible, plan.acceptedOn);
              }}
            />
            {date('acceptedOn')}
          </div>
        </div>
      </Section>
    </div>
  );
};
