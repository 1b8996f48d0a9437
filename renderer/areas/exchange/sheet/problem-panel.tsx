import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { PreviewColumn, ProblemPlace } from '../../../../electron/areas/exchange/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { keyLabel } from '../../../ui/keys.ts';
import { Kbd } from '../../../ui/controls/kbd.tsx';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import type { GridPlace } from './import-grid.tsx';
import { useImportWords } from '../words.ts';
import s from '../exchange.module.css';

type ProblemPanelProps = {
  readonly handle: string;
  readonly columns: readonly PreviewColumn[];
  readonly place: GridPlace;
  readonly onFind: (direction: 'next' | 'previous') => void;
  readonly onGo: (place: GridPlace) => void;
  readonly onUse: (place: ProblemPlace, text: string) => void;
  readonly onLeaveOut: (row: number, left: boolean) => void;
};

/** As many as anybody scrolls through; the keys go on from there. */
const listed = 100;

/** Every problem in a list that leads to its cell, and what can be done about the one in focus. */
export const ProblemPanel = ({ handle, columns, place, onFind, onGo, onUse, onLeaveOut }: ProblemPanelProps) => {
  const { formatMessage } = useIntl();
  const words = useImportWords();
  const found = useRead('exchange', 'problems', { handle, limit: listed }).data;
  if (!found) return <aside className={s['panel']} />;
  if (found.total === 0)
    return (
      <aside className={s['panel']}>
        <EmptyState
          icon={CircleCheck}
          title={formatMessage({ id: 'exchange.panel.none' })}
          text={formatMessage({ id: 'exchange.panel.noneText' })}
        />
      </aside>
    );
  const nameOf = ({ row, problem }: ProblemPlace): string =>
    formatMessage(
      { id: 'exchange.panel.place' },
      { row, field: (problem.column === null ? '' : columns[problem.column]?.heading) || words.field(problem.field) },
    );
  const isHere = (each: ProblemPlace): boolean => each.index === place.index && (each.problem.column ?? -1) === place.column;
  const at = found.places.findIndex(isHere);
  const here = found.places[at];
  const suggestion = here ? words.suggestion(here.problem) : null;
  return (
    <aside className={s['panel']}>
      <DetailPanel
        label={formatMessage({ id: 'exchange.panel' })}
        isLive
        {...(here ? { title: nameOf(here), text: words.problem(here.problem) } : { text: formatMessage({ id: 'exchange.panel.help' }) })}
        actions={
          <>
            {here && suggestion !== null && here.problem.column !== null && (
              <Button isWide onPress={() => onUse(here, suggestion)}>
                {formatMessage({ id: 'exchange.use' }, { suggestion })}
              </Button>
            )}
            {here && (
              <Button isWide onPress={() => onLeaveOut(here.row, true)}>
                {formatMessage({ id: 'exchange.leaveOut' })}
              </Button>
            )}
            <div className={s['steps']}>
              <Button onPress={() => onFind('previous')}>{formatMessage({ id: 'exchange.previous' })}</Button>
              <Button onPress={() => onFind('next')}>
                {formatMessage({ id: 'exchange.next' })} <Kbd>{keyLabel('nextProblem')}</Kbd>
              </Button>
            </div>
          </>
        }
        {...(here ? { foot: formatMessage({ id: 'exchange.panel.of' }, { at: at + 1, total: found.total }) } : {})}
      />
      <div className={s['places']}>
        <ListCard label={formatMessage({ id: 'exchange.panel' })}>
          {found.places.map((each) => (
            <ListRow
              key={`${each.row} ${each.problem.column ?? ''} ${each.problem.code}`}
              isCompact
              icon={each.problem.severity === 'error' ? CircleAlert : TriangleAlert}
              what={nameOf(each)}
              below={[words.problem(each.problem)]}
              isSelected={each === here}
              onOpen={() => onGo({ index: each.index, column: each.problem.column ?? -1 })}
            />
          ))}
        </ListCard>
        {found.total > found.places.length && (
          <p className={s['quiet']}>{formatMessage({ id: 'exchange.panel.more' }, { count: found.total - found.places.length })}</p>
        )}
      </div>
    </aside>
  );
};
