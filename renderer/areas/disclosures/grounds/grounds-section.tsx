import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Ground } from '../../../../electron/areas/disclosures/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { Badge } from '../../../ui/marks/badge.tsx';
import { Columns } from '../../../ui/page/columns.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Section } from '../../../ui/page/section.tsx';
import s from '../documents-tab.module.css';
import { GroundEditor } from './ground-editor.tsx';

/** Every ground other than consent, on or off, with its test. The list is edited; nothing is added to it. */
export const GroundsSection = () => {
  const { formatMessage } = useIntl();
  const grounds = useRead('disclosures', 'grounds', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (grounds.error) return <ErrorState failure={grounds.error.failure} onRetry={() => void grounds.refetch()} />;
  if (!grounds.data) return <Loading />;
  const selected = grounds.data.find((one) => one.id === chosen) ?? grounds.data[0];
  const state = (ground: Ground) =>
    ground.form === 'inbound' ? 'inbound' : !ground.verified ? 'unverified' : ground.active ? 'on' : 'off';
  return (
    <Columns split="even" side={selected && <GroundEditor key={`${selected.id} ${selected.version}`} ground={selected} />}>
      <p className={s['lead']}>{formatMessage({ id: 'disclosures.grounds.lead' })}</p>
      <Section label={formatMessage({ id: 'disclosures.grounds.title' })}>
        <ListCard label={formatMessage({ id: 'disclosures.grounds.title' })}>
          {grounds.data.map((ground) => (
            <ListRow
              key={ground.id}
              icon={Scale}
              what={ground.paragraph}
              detail={ground.name}
              date={
                <Badge tone={state(ground) === 'on' ? 'accent' : 'neutral'}>
                  {formatMessage({ id: `disclosures.grounds.${state(ground)}` })}
                </Badge>
              }
              isSelected={ground.id === selected?.id}
              onOpen={() => setChosen(ground.id)}
              onFocus={() => setChosen(ground.id)}
            />
          ))}
        </ListCard>
      </Section>
    </Columns>
  );
};
