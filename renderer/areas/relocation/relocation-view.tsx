import { Map as MapIcon } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { PlanListRow, relocationContract } from '../../../electron/areas/relocation/contract.ts';
import type { Output } from '../../../electron/base/contract.ts';
import { client } from '../../client/client.ts';
import { useParts } from '../../client/parts.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { MoreRows } from '../../ui/lists/more-rows.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import s from './relocation.module.css';

/** Flytt: every plan by its move day. Thin by law, and the destination is only in the plan itself. */
export const RelocationView = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const go = useNavigation((state) => state.go);
  const { rows, first, failure, refetch, more } = useParts<PlanListRow, Output<typeof relocationContract.list>>(
    ['relocation', 'list'],
    (offset, limit) => client.relocation.list({ offset, limit }),
  );
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!rows || !first) return <Loading />;
  return (
    <>
      <PageHeader
        title={formatMessage({ id: 'frame.relocation' })}
        sub={formatMessage({ id: 'relocation.list.sub' }, { count: first.total })}
      />
      {rows.length === 0 ? (
        <EmptyState
          icon={MapIcon}
          title={formatMessage({ id: 'relocation.list.empty' })}
          text={formatMessage({ id: 'relocation.list.emptyText' })}
          action={<Button onPress={() => go({ at: 'participants' })}>{formatMessage({ id: 'relocation.list.toParticipants' })}</Button>}
        />
      ) : (
        <>
          <ListCard hasLetters label={formatMessage({ id: 'relocation.list.label' })}>
            {rows.map(({ planId, caseNumber, name, phase, moveDate, mandatoryLeft, mandatoryTotal }) => (
              <ListRow
                key={planId}
                icon={MapIcon}
                what={
                  moveDate === null
                    ? formatMessage({ id: 'relocation.list.noDay' })
                    : formatMessage({ id: 'relocation.list.moveDay' }, { date: format.date(moveDate) })
                }
                detail={[
                  caseNumber,
                  name ?? formatMessage({ id: 'relocation.list.sealed' }),
                  formatMessage({ id: `term.phase.${phase}` }),
                ].join(' · ')}
                date={formatMessage({ id: 'relocation.list.mandatory' }, { done: mandatoryTotal - mandatoryLeft, total: mandatoryTotal })}
                onOpen={() => go({ at: 'relocationPlan', planId, tab: 'place' })}
              />
            ))}
          </ListCard>
          <MoreRows onMore={more} />
          <p className={s['hint']}>{formatMessage({ id: 'relocation.list.hidden' })}</p>
        </>
      )}
    </>
  );
};
