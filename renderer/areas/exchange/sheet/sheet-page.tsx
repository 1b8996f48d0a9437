import { useCallback, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ProblemPlace, SheetSummary } from '../../../../electron/areas/exchange/contract.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Badge } from '../../../ui/marks/badge.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { Loading } from '../../../ui/page/loading.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { ImportGrid, type GridPlace } from './import-grid.tsx';
import { useImport } from '../import-state.ts';
import { ProblemPanel } from './problem-panel.tsx';
import { SheetNotices } from './sheet-notices.tsx';
import { useUndoImport } from '../import-undo.ts';
import type { RunningJob } from '../../../client/use-job.ts';
import s from '../exchange.module.css';

type MendSheetProps = { readonly sheet: SheetSummary; readonly job: RunningJob; readonly onChoose: () => void };

/** The list as it was read, every problem at its cell, and the way into the register. */
export const MendSheet = ({ sheet, job, onChoose }: MendSheetProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const { handle } = sheet;
  const [place, setPlace] = useState<GridPlace>({ index: 0, column: -1 });
  const [jump, setJump] = useState(0);
  const [asking, setAsking] = useState(false);
  const undo = useUndoImport();
  const head = useRead('exchange', 'preview', { handle, offset: 0, limit: 1 });
  // Typing, jumping and importing follow one another, in the order in which the person did them.
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const inOrder = useCallback(<T,>(work: () => Promise<T>): Promise<T> => {
    const next = last.current.then(work);
    last.current = next.catch(() => undefined);
    return next;
  }, []);
  const mend = useCallback(
    (work: () => ReturnType<typeof client.exchange.editCell>) =>
      void inOrder(async () => {
        const answer = await work();
        if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
      }),
    [inOrder, sentence],
  );
  // Two quick presses are two steps: the second starts where the first arrived.
  const here = useRef(place);
  useEffect(() => {
    here.current = place;
  }, [place]);
  const goTo = (to: GridPlace): void => {
    here.current = to;
    setPlace(to);
    setJump((count) => count + 1);
  };
  const find = (direction: 'next' | 'previous'): void => {
    // Leaves the cell first, so that its text counts.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void inOrder(async () => {
      const answer = await client.exchange.findProblem({ handle, ...here.current, direction });
      if (answer.ok && answer.value) goTo({ index: answer.value.index, column: answer.value.problem.column ?? -1 });
    });
  };
  useKeys({ nextProblem: () => find('next'), previousProblem: () => find('previous') });

  if (head.error)
    return (
      <>
        <PageHeader title={formatMessage({ id: 'exchange.title' })} />
        <ErrorState failure={head.error.failure} action={<Button onPress={onChoose}>{formatMessage({ id: 'exchange.choose' })}</Button>} />
      </>
    );
  if (!head.data) return <Loading />;
  const { total, good, withErrors, leftOut, columns } = head.data;

  const commit = async (): Promise<void> => {
    setAsking(false);
    const answer = await inOrder(() => job.run((jobId) => client.exchange.commit({ handle, jobId, expected: good })));
    if (answer.ok) {
      useImport.getState().setDone(answer.value);
      const { batchId, imported } = answer.value;
      if (batchId !== null)
        showToast(formatMessage({ id: 'exchange.done.toast' }, { count: imported }), { onUndo: () => void undo(batchId) });
      return;
    }
    const { code, details } = answer.error;
    if (code === 'cancelled') return;
    const row = details?.['row'];
    const text =
      typeof row === 'number'
        ? formatMessage({ id: 'exchange.rowRefused' }, { row })
        : code === 'conflict'
          ? formatMessage({ id: 'exchange.conflict' })
          : sentence(answer.error);
    showToast(text, { tone: 'error' });
  };
  const leaveOut = (row: number, left: boolean): void => mend(() => client.exchange.leaveOut({ handle, row, left }));
  const use = ({ index, row, problem }: ProblemPlace, text: string): void => {
    if (problem.column === null) return;
    const { column } = problem;
    mend(() => client.exchange.editCell({ handle, row, column, text }));
    goTo({ index, column });
  };

  return (
    <div className={s['mend']}>
      <PageHeader
        title={formatMessage({ id: 'exchange.title' })}
        badges={
          <span className={s['counts']} role="status">
            <Badge tone="accent">{formatMessage({ id: 'exchange.good' }, { count: good })}</Badge>
            {withErrors > 0 && <Badge tone="late">{formatMessage({ id: 'exchange.toMend' }, { count: withErrors })}</Badge>}
            {leftOut > 0 && <Badge>{formatMessage({ id: 'exchange.leftOut' }, { count: leftOut })}</Badge>}
          </span>
        }
        sub={formatMessage(
          { id: sheet.sheetName === '' ? 'exchange.sub' : 'exchange.subSheet' },
          { file: sheet.fileName, sheet: sheet.sheetName, rows: total },
        )}
        actions={
          <>
            <Button onPress={onChoose}>{formatMessage({ id: 'exchange.chooseOther' })}</Button>
            <Button variant="primary" isDisabled={good === 0} onPress={() => setAsking(true)}>
              {formatMessage({ id: withErrors === 0 ? 'exchange.importAll' : 'exchange.import' }, { count: good })}
            </Button>
          </>
        }
      />
      <SheetNotices sheet={sheet} />
      <div className={s['work']}>
        <ImportGrid
          handle={handle}
          columns={columns}
          total={total}
          place={place}
          jump={jump}
          onPlace={setPlace}
          onEdit={(row, column, text) => mend(() => client.exchange.editCell({ handle, row, column, text }))}
          onLeaveOut={leaveOut}
          onSetColumn={(column, field) => mend(() => client.exchange.setColumn({ handle, column, field }))}
        />
        <ProblemPanel handle={handle} columns={columns} place={place} onFind={find} onGo={goTo} onUse={use} onLeaveOut={leaveOut} />
      </div>
      <ConfirmDialog
        isOpen={asking}
        title={formatMessage({ id: 'exchange.confirm.title' }, { count: good })}
        confirm={formatMessage({ id: 'exchange.confirm.do' })}
        onConfirm={() => void commit()}
        onCancel={() => setAsking(false)}
      >
        {[
          formatMessage({ id: 'exchange.confirm.text' }),
          withErrors > 0 && formatMessage({ id: 'exchange.confirm.rest' }, { count: withErrors }),
          leftOut > 0 && formatMessage({ id: 'exchange.confirm.leftOut' }, { count: leftOut }),
        ]
          .filter((line) => line !== false)
          .join(' ')}
      </ConfirmDialog>
    </div>
  );
};
