import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { fail } from '../../../../electron/base/result.ts';
import { parseHundredths } from '../../../../electron/areas/relocation/money-rules.ts';
import type { CostKind } from '../../../../electron/areas/relocation/plan-rules.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import type { Option } from '../../../ui/fields/option.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { emptied } from '../typed-on.ts';
import s from '../relocation.module.css';

/** A new cost: kind, what, how many, and what one costs. */
export const AddCost = ({ edit, kinds }: { readonly edit: EditPlan; readonly kinds: readonly Option<CostKind>[] }) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [kind, setKind] = useState<CostKind>('housing');
  const [text, setText] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [price, setPrice] = useState('');
  const { failure, isPending, submit } = useSubmit();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const [count, unitOre] = [parseHundredths(quantity), parseHundredths(price)];
    const answer = await submit(() =>
      count === null || unitOre === null
        ? fail('invalid', {
            fields: { ...(count === null ? { quantity: 'not-a-number' } : {}), ...(unitOre === null ? { unitOre: 'not-a-number' } : {}) },
          })
        : edit.add({ list: 'costs', kind, text, quantity: count, unitOre }),
    );
    if (!answer?.ok) return;
    setText(emptied(text));
    setQuantity(emptied(quantity, '1'));
    setPrice(emptied(price));
  };
  return (
    <form className={s['addLine']} onSubmit={(event) => void add(event)}>
      <Select label={formatMessage({ id: 'relocation.cost.newKind' })} options={kinds} value={kind} onChange={setKind} />
      <div className={s['grow']}>
        <TextField
          label={formatMessage({ id: 'relocation.cost.newText' })}
          isOptional
          value={text}
          onChange={setText}
          error={field(failure, 'text')}
        />
      </div>
      <div className={s['narrow']}>
        <TextField
          kind="numeric"
          label={formatMessage({ id: 'relocation.cost.newQuantity' })}
          value={quantity}
          onChange={setQuantity}
          error={field(failure, 'quantity')}
        />
      </div>
      <div className={s['narrow']}>
        <TextField
          kind="numeric"
          label={formatMessage({ id: 'relocation.cost.newPrice' })}
          value={price}
          onChange={setPrice}
          error={field(failure, 'unitOre')}
        />
      </div>
      <Button type="submit" icon={Plus} isPending={isPending}>
        {formatMessage({ id: 'common.add' })}
      </Button>
    </form>
  );
};
