import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { municipalities } from '../../../../electron/base/gazetteer/gazetteer.ts';
import { municipalityByCode, municipalityNames } from '../../../../electron/base/gazetteer/municipalities.ts';
import type { Plan } from '../../../../electron/areas/relocation/contract.ts';
import { municipalityAgainstZones } from '../../../../electron/areas/relocation/rules.ts';
import { showToast } from '../../../state/toasts.ts';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { AlternativeRow } from './alternative-row.tsx';
import type { EditPlan } from '../plan-changes.ts';
import { judgePlace, zonesOf } from './place-words.ts';
import { PurposeFields } from './purpose-fields.tsx';
import s from '../relocation.module.css';

// The outline of Sweden is loaded with the first map.
const SwedenMap = lazy(() => import('../map/sweden-map.tsx').then((module) => ({ default: module.SwedenMap })));

const options = municipalityNames.map(({ code, name, county }) => ({ value: code, label: name, note: county }));

/** Ort: the map, what is weighed in the person's order, and what the zones refuse with the reasons written out. */
export const PlaceTab = ({ plan, edit }: { readonly plan: Plan; readonly edit: EditPlan }) => {
  const intl = useIntl();
  const { formatMessage } = intl;
  const { alternatives, destination, today } = plan;
  const zones = useMemo(() => zonesOf(plan), [plan]);
  const judged = useMemo(
    () => alternatives.map((each) => ({ each, ...judgePlace(intl, each, zones, today) })),
    [intl, alternatives, zones, today],
  );
  // A chosen place that a later zone covers stays where it was, with its warning.
  const allowed = judged.filter(({ each, isRefused }) => !isRefused || each.id === destination?.alternativeId);
  const refused = judged.filter((each) => !allowed.includes(each));
  const destinations = useMemo(
    () =>
      allowed.map(({ each }, index) => ({
        code: each.code,
        rank: index + 1,
        chosen: each.id === destination?.alternativeId,
        ...(each.locality === null ? {} : { locality: each.locality }),
      })),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [judged, destination?.alternativeId],
  );
  const covered = useMemo(
    () => municipalities.filter((each) => municipalityAgainstZones(each, zones, today).refused).length,
    [zones, today],
  );
  const [opened, setOpened] = useState<string | null>(null);
  // A new box for each municipality added: it starts empty.
  const [added, setAdded] = useState(0);

  const weigh = useCallback(
    async (code: string) => {
      const known = alternatives.find((each) => each.code === code);
      if (known) return setOpened(known.id);
      const answer = await edit.add({ list: 'alternatives', code, locality: null, remark: '' });
      if (!answer.ok) return;
      const { isRefused, sentence } = judgePlace(intl, { code, locality: null }, zones, today);
      const name = municipalityByCode(code)?.name ?? code;
      showToast(formatMessage({ id: isRefused ? 'relocation.weighed.refused' : 'relocation.weighed.allowed' }, { name, sentence }), {
        tone: isRefused ? 'error' : 'done',
      });
    },
    [alternatives, edit, intl, formatMessage, zones, today],
  );
  const onChoose = useCallback((code: string) => void weigh(code), [weigh]);
  const row = (index: number, item: (typeof judged)[number], isRefused: boolean) => (
    <AlternativeRow
      key={item.each.id}
      plan={plan}
      edit={edit}
      alternative={item.each}
      judged={item}
      rank={isRefused ? null : index + 1}
      rankAbove={allowed[index - 1] === undefined ? null : alternatives.findIndex(({ id }) => id === allowed[index - 1]?.each.id) + 1}
      rankBelow={allowed[index + 1] === undefined ? null : alternatives.findIndex(({ id }) => id === allowed[index + 1]?.each.id) + 1}
      isOpen={opened === item.each.id}
      onToggle={() => setOpened(opened === item.each.id ? null : item.each.id)}
    />
  );

  return (
    <>
      <div className={s['place']}>
        <div className={s['map']}>
          <Suspense fallback={<Loading />}>
            <SwedenMap zones={zones} destinations={destinations} today={today} onChoose={onChoose} />
          </Suspense>
        </div>
        <div className={s['weighed']}>
          <Section label={formatMessage({ id: 'relocation.alternatives' })} aside={formatMessage({ id: 'relocation.alternatives.aside' })}>
            {allowed.length > 0 && (
              <ol className={s['alternatives']} aria-label={formatMessage({ id: 'relocation.alternatives' })}>
                {allowed.map((item, index) => row(index, item, false))}
              </ol>
            )}
            {alternatives.length < 2 && <p className={s['hint']}>{formatMessage({ id: 'relocation.alternatives.advice' })}</p>}
            <div className={s['addPlace']}>
              <ComboBox
                key={added}
                label={formatMessage({ id: 'relocation.alternatives.add' })}
                placeholder={formatMessage({ id: 'relocation.alternatives.addHint' })}
                options={options}
                value={null}
                onChange={(code) => {
                  if (code === null) return;
                  setAdded(added + 1);
                  void weigh(code);
                }}
              />
            </div>
          </Section>
          {refused.length > 0 && (
            <Section label={formatMessage({ id: 'relocation.refused' })}>
              <ul className={s['alternatives']} aria-label={formatMessage({ id: 'relocation.refused' })}>
                {refused.map((item, index) => row(index, item, true))}
              </ul>
            </Section>
          )}
          <p className={s['hint']}>
            {formatMessage(
              { id: 'relocation.place.count' },
              { others: municipalities.length - new Set(alternatives.map(({ code }) => code)).size, covered },
            )}
          </p>
          <p className={s['fine']}>{formatMessage({ id: 'relocation.place.limits' })}</p>
          <p className={s['fine']}>{formatMessage({ id: 'relocation.place.attribution' })}</p>
        </div>
      </div>
      <PurposeFields plan={plan} edit={edit} />
    </>
  );
};
