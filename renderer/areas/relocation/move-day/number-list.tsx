import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { CellText } from '../cells.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { emptied } from '../typed-on.ts';
import s from '../relocation.module.css';

type Entry = Plan['numbers'][number];

/** Whom to call, 112 before everybody else. */
export const NumberList = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const { failure, isPending, submit } = useSubmit();
  const replace = ({ id, ...row }: Entry, changes: Partial<Omit<Entry, 'id'>>) => edit.replace(id, { list: 'numbers', ...row, ...changes });
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => edit.add({ list: 'numbers', name, number }));
    if (!answer?.ok) return;
    setName(emptied(name));
    setNumber(emptied(number));
  };
  return (
    <div>
      <div className={s['sheet']}>
        <table className={s['cells']} aria-label={formatMessage({ id: 'relocation.numbers' })}>
          <tbody>
            <tr>
              <th scope="row" className={s['danger']}>
                {formatMessage({ id: 'relocation.numbers.danger' })}
              </th>
              <td className={s['alarm']} colSpan={2}>
                112
              </td>
            </tr>
            {plan.numbers.map((row) => {
              const label = (id: 'name' | 'number') =>
                formatMessage({ id: 'relocation.cell' }, { column: formatMessage({ id: `relocation.numbers.${id}` }), row: row.name });
              return (
                <tr key={row.id}>
                  <td>
                    <CellText
                      label={label('name')}
                      draftKey={`relocation/${row.id}/name`}
                      field="name"
                      saved={row.name}
                      remark={field({ code: 'invalid', fields: plan.cardGivesAway }, `numbers.${row.id}`)}
                      onSave={(next) => replace(row, { name: next })}
                    />
                  </td>
                  <td>
                    <CellText
                      label={label('number')}
                      draftKey={`relocation/${row.id}/number`}
                      field="number"
                      saved={row.number}
                      onSave={(next) => replace(row, { number: next })}
                    />
                  </td>
                  <td className={s['actionCell']}>
                    <IconButton
                      icon={Trash2}
                      size="small"
                      label={formatMessage({ id: 'relocation.numbers.remove' }, { name: row.name })}
                      onPress={() => void edit.remove('numbers', row.id, row.name)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <form className={s['addLine']} onSubmit={(event) => void add(event)}>
        <div className={s['grow']}>
          <TextField
            label={formatMessage({ id: 'relocation.numbers.newName' })}
            value={name}
            onChange={setName}
            error={field(failure, 'name')}
          />
        </div>
        <div className={s['grow']}>
          <TextField
            label={formatMessage({ id: 'relocation.numbers.newNumber' })}
            value={number}
            onChange={setNumber}
            error={field(failure, 'number')}
          />
        </div>
        <Button type="submit" icon={Plus} isPending={isPending}>
          {formatMessage({ id: 'common.add' })}
        </Button>
      </form>
    </div>
  );
};
