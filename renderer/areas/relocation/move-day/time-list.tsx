import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { fail } from '../../../../electron/base/result.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { parseTime, timeKinds, type TimeKind } from '../../../../electron/areas/relocation/plan-rules.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { CellSelect, CellText } from '../cells.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { emptied } from '../typed-on.ts';
import s from '../relocation.module.css';

type Time = Plan['times'][number];
const unread = fail('invalid', { fields: { time: 'time-shape' } });

/** The day hour by hour, in order; these rows go on the card. */
export const TimeList = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { field } = useFailure();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<TimeKind>('check-in');
  const [text, setText] = useState('');
  const { failure, isPending, submit } = useSubmit();
  const kinds = timeKinds.map((value) => ({ value, label: formatMessage({ id: `relocation.time.${value}` }) }));
  const replace = ({ id, ...row }: Time, changes: Partial<Omit<Time, 'id'>>) => edit.replace(id, { list: 'times', ...row, ...changes });
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const time = parseTime(typed);
    const answer = await submit(() => (time === null ? unread : edit.add({ list: 'times', time, kind, text })));
    if (!answer?.ok) return;
    setTyped(emptied(typed));
    setText(emptied(text));
  };
  return (
    <>
      {plan.times.length > 0 && (
        <div className={s['sheet']}>
          <table className={s['cells']} aria-label={formatMessage({ id: 'relocation.times' })}>
            <tbody>
              {plan.times.map((row) => {
                const shown = format.time(row.time);
                const label = (id: 'time' | 'kind' | 'text') =>
                  formatMessage({ id: 'relocation.cell' }, { column: formatMessage({ id: `relocation.times.${id}` }), row: shown });
                return (
                  <tr key={row.id}>
                    <td className={s['timeCell']}>
                      <CellText
                        label={label('time')}
                        draftKey={`relocation/${row.id}/time`}
                        field="time"
                        saved={shown}
                        onSave={(next) => {
                          const time = parseTime(next);
                          return time === null ? unread : replace(row, { time });
                        }}
                      />
                    </td>
                    <td className={s['kindCell']}>
                      <CellSelect
                        label={label('kind')}
                        options={kinds}
                        value={row.kind}
                        onChange={(next) => void replace(row, { kind: next })}
                      />
                    </td>
                    <td>
                      <CellText
                        label={label('text')}
                        placeholder={formatMessage({ id: 'relocation.times.newText' })}
                        wraps
                        draftKey={`relocation/${row.id}/text`}
                        field="text"
                        saved={row.text}
                        remark={field({ code: 'invalid', fields: plan.cardGivesAway }, `times.${row.id}`)}
                        onSave={(next) => replace(row, { text: next })}
                      />
                    </td>
                    <td className={s['actionCell']}>
                      <IconButton
                        icon={Trash2}
                        size="small"
                        label={formatMessage({ id: 'relocation.times.remove' }, { time: shown })}
                        onPress={() => void edit.remove('times', row.id, shown)}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <form className={s['addLine']} onSubmit={(event) => void add(event)}>
        <div className={s['narrow']}>
          <TextField
            label={formatMessage({ id: 'relocation.times.newTime' })}
            placeholder="08.10"
            value={typed}
            onChange={setTyped}
            error={field(failure, 'time')}
          />
        </div>
        <Select label={formatMessage({ id: 'relocation.times.newKind' })} options={kinds} value={kind} onChange={setKind} />
        <div className={s['grow']}>
          <TextField
            label={formatMessage({ id: 'relocation.times.newText' })}
            isOptional
            value={text}
            onChange={setText}
            error={field(failure, 'text')}
          />
        </div>
        <Button type="submit" icon={Plus} isPending={isPending}>
          {formatMessage({ id: 'common.add' })}
        </Button>
      </form>
    </>
  );
};
