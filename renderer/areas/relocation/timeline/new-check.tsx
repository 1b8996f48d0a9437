import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { fail } from '../../../../electron/base/result.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { emptied } from '../typed-on.ts';
import s from '../relocation.module.css';

/** `-14`, `−14`, `+30`, `T-7`: days from the move day; null when it is none. */
export const parseDay = (typed: string): number | null => {
  const match = /^t?\s*([+\-−]?)\s*(\d{1,4})$/i.exec(typed.trim());
  return match ? Number(match[2]) * (match[1] === '-' || match[1] === '−' ? -1 : 1) : null;
};

/** A row of the user's own: what, and the day it is due counted from the move day. */
export const AddCheck = ({ edit }: { readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const [mandatory, setMandatory] = useState(false);
  const { failure, isPending, submit } = useSubmit();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const toDay = parseDay(day);
    const answer = await submit(() =>
      toDay === null
        ? fail('invalid', { fields: { toDay: 'day-shape' } })
        : edit.add({ list: 'checks', text, fromDay: toDay, toDay, mandatory, owner: '', note: '', notApplicable: '', done: false }),
    );
    if (!answer?.ok) return;
    setText(emptied(text));
    setDay(emptied(day));
    setMandatory(false);
  };
  return (
    <Section label={formatMessage({ id: 'relocation.check.own' })}>
      <form className={s['addLine']} onSubmit={(event) => void add(event)}>
        <div className={s['grow']}>
          <TextField
            label={formatMessage({ id: 'relocation.check.text' })}
            value={text}
            onChange={setText}
            error={field(failure, 'text')}
          />
        </div>
        <TextField
          isShort
          label={formatMessage({ id: 'relocation.check.day' })}
          placeholder="T−14"
          value={day}
          onChange={setDay}
          error={field(failure, 'toDay')}
        />
        <Checkbox isSelected={mandatory} onChange={setMandatory}>
          {formatMessage({ id: 'relocation.check.mandatoryLabel' })}
        </Checkbox>
        <Button type="submit" icon={Plus} isPending={isPending}>
          {formatMessage({ id: 'common.add' })}
        </Button>
      </form>
    </Section>
  );
};
