import { useIntl } from 'react-intl';
import type { Plan } from '../../../electron/areas/relocation/contract.ts';
import type { PlanFields } from '../../../electron/areas/relocation/plan-rules.ts';
import type { EditPlan } from './plan-changes.ts';
import { useFailure } from '../../i18n/failure.ts';
import { SavedText } from './saved-text.tsx';

/** The plan's own texts. */
export type PlanTextField = {
  [F in keyof PlanFields]: PlanFields[F] extends string ? F : never;
}[Exclude<keyof PlanFields, 'responsible' | 'purpose' | 'moveDate' | 'acceptedOn' | 'policeDate' | 'decidedOn' | 'frameOre'>];

type PlanTextProps = {
  readonly plan: Plan;
  readonly edit: EditPlan;
  readonly field: PlanTextField;
  readonly rows?: number;
  readonly isOptional?: boolean;
  readonly description?: string;
};

/** One text of the plan, edited in place. Warns if it would reveal the place or person on the card. */
export const PlanText = ({ plan, edit, field, rows, isOptional, description }: PlanTextProps) => {
  const { formatMessage } = useIntl();
  const { field: problemOf } = useFailure();
  return (
    <SavedText
      draftKey={`relocation/${plan.planId}/${field}`}
      label={formatMessage({ id: `relocation.field.${field}` })}
      description={description}
      saved={plan[field]}
      field={field}
      remark={problemOf({ code: 'invalid', fields: plan.cardGivesAway }, field)}
      onSave={(text) => edit.change({ [field]: text })}
      {...(rows === undefined ? {} : { rows })}
      {...(isOptional === undefined ? {} : { isOptional })}
    />
  );
};
