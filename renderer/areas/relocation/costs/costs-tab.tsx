import { Trash2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { budget, lineOre, parseHundredths, writeHundredths } from '../../../../electron/areas/relocation/money-rules.ts';
import { costKinds } from '../../../../electron/areas/relocation/plan-rules.ts';
import { fail } from '../../../../electron/base/result.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { AddCost } from './new-cost.tsx';
import { CellSelect, CellText } from '../cells.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { PlanText } from '../plan-text.tsx';
import { SavedText } from '../saved-text.tsx';
import s from '../relocation.module.css';

type Cost = Plan['costs'][number];

/** Kostnader: lines that add up to the öre, against the frame that was decided. */
export const CostsTab = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const { formatMessage, formatNumber } = useIntl();
  const format = useFormat();
  const sums = budget(plan.costs, plan.frameOre);
  const kinds = costKinds.map((value) => ({ value, label: formatMessage({ id: `relocation.cost.${value}` }) }));
  const unread = (field: string) => fail('invalid', { fields: { [field]: 'not-a-number' } });
  const replace = ({ id, ...cost }: Cost, changes: Partial<Omit<Cost, 'id'>>) => edit.replace(id, { list: 'costs', ...cost, ...changes });
  const number = (cost: Cost, field: 'quantity' | 'unitOre', typed: string) => {
    const value = parseHundredths(typed);
    return value === null ? unread(field) : replace(cost, { [field]: value });
  };
  const saveFrame = (typed: string) => {
    if (typed.trim() === '') return edit.change({ frameOre: null });
    const frameOre = parseHundredths(typed);
    return frameOre === null ? unread('frameOre') : edit.change({ frameOre });
  };
  const size = Math.abs(sums.differenceOre ?? 0);
  const percent =
    sums.permille === null
      ? ''
      : ` (${formatNumber(sums.permille / 1000, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })})`;
  return (
    <>
      {sums.isOver && plan.frameNote === '' && (
        <WarningStrip tone="danger" lead={formatMessage({ id: 'relocation.cost.newDecision' })}>
          {formatMessage({ id: 'relocation.cost.overText' }, { money: format.money(size), percent })}
        </WarningStrip>
      )}
      <div className={s['withSide']}>
        <Section label={formatMessage({ id: 'relocation.cost.lines' })}>
          <div className={s['sheet']}>
            <table className={s['cells']} aria-label={formatMessage({ id: 'relocation.cost.lines' })}>
              <thead>
                <tr>
                  <th scope="col">{formatMessage({ id: 'relocation.cost.kind' })}</th>
                  <th scope="col">{formatMessage({ id: 'relocation.cost.text' })}</th>
                  <th scope="col" className={s['end']}>
                    {formatMessage({ id: 'relocation.cost.quantity' })}
                  </th>
                  <th scope="col" className={s['end']}>
                    {formatMessage({ id: 'relocation.cost.price' })}
                  </th>
                  <th scope="col" className={s['end']}>
                    {formatMessage({ id: 'relocation.cost.sum' })}
                  </th>
                </tr>
              </thead>
              <tbody>
                {plan.costs.map((cost, index) => {
                  const label = (id: 'kind' | 'text' | 'quantity' | 'price') =>
                    formatMessage({ id: 'relocation.cell' }, { column: formatMessage({ id: `relocation.cost.${id}` }), row: index + 1 });
                  return (
                    <tr key={cost.id}>
                      <td className={s['kindCell']}>
                        <CellSelect
                          label={label('kind')}
                          options={kinds}
                          value={cost.kind}
                          onChange={(kind) => void replace(cost, { kind })}
                        />
                      </td>
                      <td>
                        <CellText
                          label={label('text')}
                          placeholder={formatMessage({ id: 'relocation.cost.text' })}
                          wraps
                          draftKey={`relocation/${cost.id}/text`}
                          field="text"
                          saved={cost.text}
                          onSave={(text) => replace(cost, { text })}
                        />
                      </td>
                      <td className={s['numberCell']}>
                        <CellText
                          label={label('quantity')}
                          align="end"
                          draftKey={`relocation/${cost.id}/quantity`}
                          field="quantity"
                          saved={writeHundredths(cost.quantity)}
                          onSave={(typed) => number(cost, 'quantity', typed)}
                        />
                      </td>
                      <td className={s['numberCell']}>
                        <CellText
                          label={label('price')}
                          align="end"
                          draftKey={`relocation/${cost.id}/unitOre`}
                          field="unitOre"
                          saved={writeHundredths(cost.unitOre)}
                          onSave={(typed) => number(cost, 'unitOre', typed)}
                        />
                      </td>
                      <td className={s['sumCell']}>{format.money(lineOre(cost))}</td>
                      <td className={s['actionCell']}>
                        <IconButton
                          icon={Trash2}
                          size="small"
                          label={formatMessage({ id: 'relocation.cost.remove' }, { row: index + 1 })}
                          onPress={() => void edit.remove('costs', cost.id, formatMessage({ id: `relocation.cost.${cost.kind}` }))}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={4}>
                    {formatMessage({ id: 'relocation.cost.total' })}
                  </th>
                  <td className={s['sumCell']}>{format.money(sums.totalOre)}</td>
                </tr>
              </tfoot>
            </table>
          </div>
          <AddCost edit={edit} kinds={kinds} />
        </Section>
        <DetailPanel label={formatMessage({ id: 'relocation.cost.frame' })}>
          <SavedText
            draftKey={`relocation/${plan.planId}/frameOre`}
            label={formatMessage({ id: 'relocation.field.frameOre' })}
            saved={plan.frameOre === null ? '' : writeHundredths(plan.frameOre)}
            field="frameOre"
            kind="numeric"
            isShort
            onSave={saveFrame}
          />
          <div className={s['sums']}>
            <KeyValues
              items={[
                { id: 'total', key: formatMessage({ id: 'relocation.cost.total' }), value: format.money(sums.totalOre) },
                ...(sums.frameOre === null
                  ? []
                  : [
                      {
                        id: 'difference',
                        key: formatMessage({ id: sums.isOver ? 'relocation.cost.over' : 'relocation.cost.left' }),
                        value: <span className={cx(sums.isOver && s['late'])}>{`${format.money(size)}${percent}`}</span>,
                      },
                    ]),
              ]}
            />
          </div>
          {sums.isOver && (
            <PlanText
              plan={plan}
              edit={edit}
              field="frameNote"
              rows={2}
              description={formatMessage({ id: 'relocation.cost.frameNoteHint' })}
            />
          )}
        </DetailPanel>
      </div>
    </>
  );
};
