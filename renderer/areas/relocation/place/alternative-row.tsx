import { ArrowDown, ArrowUp, Ban, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { municipality } from '../../../../electron/base/gazetteer/gazetteer.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { localitiesOutside } from '../../../../electron/areas/relocation/plan-rules.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Icon } from '../../../ui/marks/icon.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { DistanceTable } from './distance-table.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { placeWords, zonesOf, type JudgedPlace } from './place-words.ts';
import { SavedText } from '../saved-text.tsx';
import s from '../relocation.module.css';

type Alternative = Plan['alternatives'][number];
type AlternativeRowProps = {
  readonly plan: Plan;
  readonly edit: EditPlan;
  readonly alternative: Alternative;
  readonly judged: JudgedPlace;
  /** Null when the zones refuse it. */
  readonly rank: number | null;
  /** Ranks, among all that is weighed, of the neighbours it can change places with. */
  readonly rankAbove: number | null;
  readonly rankBelow: number | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** One alternative: its position relative to the zones and, when opened, everything that can be done with it. */
export const AlternativeRow = ({ plan, edit, alternative, judged, rank, rankAbove, rankBelow, isOpen, onToggle }: AlternativeRowProps) => {
  const intl = useIntl();
  const { formatMessage } = intl;
  const bodyId = useId();
  const [overriding, setOverriding] = useState(false);
  const { id, code, locality, remark } = alternative;
  const name = placeWords(intl, alternative);
  const isChosen = plan.destination?.alternativeId === id;
  const replace = (changes: Partial<Pick<Alternative, 'locality' | 'remark'>>) =>
    edit.replace(id, { list: 'alternatives', code, locality, remark, ...changes });
  const outside = localitiesOutside(code, zonesOf(plan), plan.today);
  const whole = municipality(code);
  const choices = [
    { value: '', label: formatMessage({ id: 'relocation.place.whole' }) },
    ...(whole?.localities ?? []).filter((one) => outside.includes(one.name)).map((one) => ({ value: one.name, label: one.name })),
    // Chosen before a zone covered it: still named, so that it can be changed.
    ...(locality !== null && !outside.includes(locality) ? [{ value: locality, label: locality }] : []),
  ];
  return (
    <li className={cx(s['alternative'], isChosen && s['chosen'], rank === null && s['isRefused'])}>
      <div className={s['alternativeHead']}>
        {rank === null ? <Icon of={Ban} className={s['ban']} /> : <span className={s['rank']}>{rank}</span>}
        <button type="button" className={s['alternativeWords']} aria-expanded={isOpen} aria-controls={bodyId} onClick={onToggle}>
          <span className={s['alternativeName']}>{name}</span>
          <span className={s['alternativeLine']}>{judged.sentence}</span>
          {remark !== '' && <span className={s['alternativeLine']}>{remark}</span>}
        </button>
        {isChosen ? (
          <Tag>{formatMessage({ id: 'relocation.place.chosen' })}</Tag>
        ) : rank === null ? (
          <Tag>{formatMessage({ id: 'relocation.place.refusedTag' })}</Tag>
        ) : (
          <Button
            size="small"
            onPress={() => void edit.choose(id)}
            aria-label={formatMessage({ id: 'relocation.place.chooseName' }, { name })}
          >
            {formatMessage({ id: 'relocation.place.choose' })}
          </Button>
        )}
      </div>
      {isOpen && (
        <div id={bodyId} className={s['alternativeBody']}>
          {judged.verdict && <DistanceTable place={alternative} verdict={judged.verdict} />}
          {rank === null && (
            <p className={s['hint']}>
              {formatMessage(
                { id: outside.length > 0 ? 'relocation.place.someOutside' : 'relocation.place.noneOutside' },
                { name: whole?.name },
              )}
            </p>
          )}
          {choices.length > 1 && (
            <Select
              label={formatMessage({ id: 'relocation.place.locality' })}
              options={choices}
              value={locality ?? ''}
              onChange={(chosen) => void replace({ locality: chosen === '' ? null : chosen })}
            />
          )}
          <SavedText
            draftKey={`relocation/${id}/remark`}
            label={formatMessage({ id: 'relocation.place.remark' })}
            saved={remark}
            field="remark"
            rows={2}
            limit={2000}
            isOptional
            onSave={(text) => replace({ remark: text })}
          />
          <div className={s['rowActions']}>
            {rank === null && !isChosen && judged.verdict && (
              <Button aria-label={formatMessage({ id: 'relocation.override.name' }, { name })} onPress={() => setOverriding(true)}>
                {formatMessage({ id: 'relocation.override' })}
              </Button>
            )}
            {isChosen && <Button onPress={() => void edit.choose(null)}>{formatMessage({ id: 'relocation.place.unchoose' })}</Button>}
            {rank !== null && (
              <>
                <IconButton
                  icon={ArrowUp}
                  label={formatMessage({ id: 'relocation.place.up' }, { name })}
                  isDisabled={rankAbove === null}
                  onPress={() => void edit.rank(id, rankAbove ?? 1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={formatMessage({ id: 'relocation.place.down' }, { name })}
                  isDisabled={rankBelow === null}
                  onPress={() => void edit.rank(id, rankBelow ?? 1)}
                />
              </>
            )}
            {!isChosen && (
              <Button
                size="small"
                variant="quiet"
                icon={Trash2}
                aria-label={formatMessage({ id: 'relocation.place.remove' }, { name })}
                onPress={() => void edit.remove('alternatives', id, name)}
              >
                {formatMessage({ id: 'common.remove' })}
              </Button>
            )}
          </div>
        </div>
      )}
      {overriding && (
        <OverrideDialog
          plan={plan}
          edit={edit}
          alternativeId={id}
          name={name}
          sentence={judged.sentence}
          onDone={() => setOverriding(false)}
        />
      )}
    </li>
  );
};
