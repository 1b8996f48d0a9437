import { useIntl } from 'react-intl';
import type { ReassessmentDays } from '../../../../electron/areas/threats/rules.ts';
import type { IsoDate } from '../../../../electron/base/dates.ts';
import { useTerm } from '../../../i18n/term.ts';
import { FieldPair } from '../../../ui/page/columns.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { FormPart } from './assessment-form.tsx';
import { reassessDay } from './assessment-form-state.ts';
import s from '../threats.module.css';

type DecisionFieldsProps = FormPart & { readonly days: ReassessmentDays; readonly today: IsoDate };

/** Who decides, when, and by when it must be reassessed. */
export const DecisionFields = ({ form, set, problem, days, today }: DecisionFieldsProps) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const { level } = form;
  return (
    <div className={s['fields']}>
      <FieldPair>
        <TextField
          label={formatMessage({ id: 'threats.decided-by' })}
          value={form.decidedBy}
          onChange={(decidedBy) => set({ decidedBy })}
          error={problem('decidedBy')}
        />
        <TextField
          label={formatMessage({ id: 'threats.co-assessor' })}
          isOptional
          value={form.coAssessor}
          onChange={(coAssessor) => set({ coAssessor })}
          error={problem('coAssessor')}
        />
      </FieldPair>
      <FieldPair>
        <DateField
          label={formatMessage({ id: 'threats.decided-on' })}
          today={today}
          value={form.decidedOn}
          onChange={(decidedOn) => set({ decidedOn })}
          error={problem('decidedOn')}
        />
        <DateField
          label={formatMessage({ id: 'threats.reassess-on' })}
          description={
            level === null
              ? formatMessage({ id: 'threats.reassess-by-level' })
              : formatMessage({ id: 'threats.reassess-default' }, { days: days[level], level: term('threat', level).toLocaleLowerCase() })
          }
          today={today}
          value={reassessDay(form, days)}
          onChange={(reassessOn) => set({ reassessOn })}
          error={problem('reassessOn')}
        />
      </FieldPair>
    </div>
  );
};
