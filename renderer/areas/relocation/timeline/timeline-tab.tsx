import { useState } from 'react';
import { useIntl } from 'react-intl';
import { mandatoryBefore, stretches, stretchOf } from '../../../../electron/areas/relocation/checklist-rules.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { AddCheck } from './new-check.tsx';
import { CheckRow } from './check-row.tsx';
import type { EditPlan } from '../plan-changes.ts';
import s from '../relocation.module.css';

/** Tidslinje: what must be done from three weeks before the move day to a year after it. */
export const TimelineTab = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const { failure, submit } = useSubmit('each');
  const [opened, setOpened] = useState<string | null>(null);
  const { left, total } = mandatoryBefore(plan.checks);
  return (
    <div className={s['timeline']}>
      <div className={s['dayLine']}>
        <DateField
          label={formatMessage({ id: 'relocation.field.moveDate' })}
          error={field(failure, 'moveDate')}
          value={plan.moveDate}
          today={plan.today}
          onChange={(moveDate) => void submit(() => edit.change({ moveDate }))}
        />
        <p className={s['hint']}>
          {formatMessage(
            { id: left === 0 ? 'relocation.check.allBefore' : 'relocation.check.before' },
            { left, total, done: total - left },
          )}
        </p>
      </div>
      {stretches.map((stretch) => {
        const checks = plan.checks.filter((check) => stretchOf(check) === stretch);
        const settled = checks.filter((check) => check.doneOn !== null || check.notApplicable !== '').length;
        return checks.length === 0 ? null : (
          <Section
            key={stretch}
            label={formatMessage({ id: `relocation.stretch.${stretch}` })}
            aside={formatMessage({ id: 'common.doneOfTotal' }, { done: settled, total: checks.length })}
          >
            <ul className={s['checks']} aria-label={formatMessage({ id: `relocation.stretch.${stretch}` })}>
              {checks.map((check) => (
                <CheckRow
                  key={check.id}
                  plan={plan}
                  edit={edit}
                  check={check}
                  isOpen={opened === check.id}
                  onToggle={() => setOpened(opened === check.id ? null : check.id)}
                />
              ))}
            </ul>
          </Section>
        );
      })}
      <AddCheck edit={edit} />
    </div>
  );
};
