import { Pencil, Trash2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import { isLate, windowName } from '../../../../electron/areas/relocation/checklist-rules.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { SavedText } from '../saved-text.tsx';
import s from '../relocation.module.css';

type Check = Plan['checks'][number];
type CheckRowProps = {
  readonly plan: Plan;
  readonly edit: EditPlan;
  readonly check: Check;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** One row of the checklist: a tick, when it is due, and opened, whose it is and whether it applies. */
export const CheckRow = ({ plan, edit, check, isOpen, onToggle }: CheckRowProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { id, text, fromDay, toDay, mandatory, owner, note, notApplicable, doneOn, doneBy, dueOn, template } = check;
  const late = isLate(check, plan.moveDate, plan.today);
  const replace = (changes: Partial<Pick<Check, 'owner' | 'note' | 'notApplicable'>> & { readonly done?: boolean }) =>
    edit.replace(id, { list: 'checks', text, fromDay, toDay, mandatory, owner, note, notApplicable, done: doneOn !== null, ...changes });
  const line = [
    windowName(check),
    mandatory ? formatMessage({ id: 'relocation.check.mandatory' }) : '',
    owner,
    doneOn !== null ? formatMessage({ id: 'relocation.check.doneOn' }, { date: doneOn, by: doneBy ?? '' }) : '',
    notApplicable === '' ? '' : formatMessage({ id: 'relocation.check.notApplicable' }, { reason: notApplicable }),
    note,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  const saved = (field: 'owner' | 'note' | 'notApplicable', value: string) => (
    <SavedText
      draftKey={`relocation/${id}/${field}`}
      label={formatMessage({ id: `relocation.check.${field}Label` })}
      saved={value}
      field={field}
      isOptional
      onSave={(next) => replace({ [field]: next })}
    />
  );
  return (
    <li className={cx(s['check'], notApplicable !== '' && s['quietRow'])}>
      <div className={s['checkHead']}>
        <Checkbox isSelected={doneOn !== null} isDisabled={notApplicable !== ''} onChange={(done) => void replace({ done })} note={line}>
          {text}
        </Checkbox>
        {dueOn !== null && doneOn === null && notApplicable === '' && (
          <span className={cx(s['due'], late && s['late'])}>
            {late ? `${formatMessage({ id: 'common.late' })} · ` : ''}
            {format.due(dueOn, plan.today)}
          </span>
        )}
        <IconButton
          icon={Pencil}
          size="small"
          aria-expanded={isOpen}
          label={formatMessage({ id: 'relocation.check.edit' }, { text })}
          onPress={onToggle}
        />
      </div>
      {isOpen && (
        <div className={s['checkBody']}>
          {saved('owner', owner)}
          {saved('note', note)}
          {saved('notApplicable', notApplicable)}
          {template === null && (
            <div>
              <Button size="small" icon={Trash2} onPress={() => void edit.remove('checks', id, text)}>
                {formatMessage({ id: 'common.remove' })}
              </Button>
            </div>
          )}
        </div>
      )}
    </li>
  );
};
