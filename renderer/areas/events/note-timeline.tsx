import { useState } from 'react';
import { useIntl } from 'react-intl';
import { dateAt, timeAt } from '../../../electron/base/dates.ts';
import type { CaseEvent, eventsContract } from '../../../electron/areas/events/contract.ts';
import type { Output } from '../../../electron/base/contract.ts';
import { client } from '../../client/client.ts';
import { useParts } from '../../client/parts.ts';
import { useTerm } from '../../i18n/term.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { MoreRows } from '../../ui/lists/more-rows.tsx';
import { Timeline, type TimelineEntry } from '../../ui/lists/timeline.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import { focusNote } from './focus-note.ts';
import { NoteText } from './note-text.tsx';

/** The journal of a case: what happened, fact and judgment apart, who says so, who wrote it, and every correction. */
export const NoteTimeline = ({ caseId, isReadOnly = false }: { readonly caseId: string; readonly isReadOnly?: boolean }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const [type, setType] = useState<CaseEvent['type'] | null>(null);
  const { rows, first, failure, refetch, more } = useParts<CaseEvent, Output<typeof eventsContract.list>>(
    ['events', 'list', { caseId, type }],
    (offset, limit) => client.events.list({ caseId, type, offset, limit }),
  );
  // The kinds stay while the notes of one of them are fetched; never for another case.
  const [kept, setKept] = useState<{ readonly caseId: string; readonly types: readonly CaseEvent['type'][] }>({ caseId, types: [] });
  if (first && (kept.caseId !== caseId || kept.types.join() !== first.types.join())) setKept({ caseId, types: first.types });
  const types = first?.types ?? (kept.caseId === caseId ? kept.types : []);
  const [correcting, setCorrecting] = useState<string | null>(null);
  if (failure) return <ErrorState failure={failure} onRetry={refetch} />;
  if (!rows && types.length === 0) return <Loading />;
  const events = rows ?? [];
  if (events.length === 0 && types.length === 0)
    return (
      <EmptyState
        title={formatMessage({ id: 'events.empty' })}
        text={formatMessage({ id: 'events.emptyText' })}
        {...(isReadOnly ? {} : { action: <Button onPress={focusNote}>{formatMessage({ id: 'events.emptyAction' })}</Button> })}
      />
    );
  const entry = (event: CaseEvent): TimelineEntry => ({
    id: event.id,
    date: dateAt(event.happenedAt),
    time: timeAt(event.happenedAt),
    type: event.type,
    title: term('event', event.type),
    tags: [
      formatMessage({ id: `events.nature.${event.nature}` }),
      ...(event.subjectArea === null ? [] : [term('subject', event.subjectArea)]),
    ],
    body: <NoteText event={event} />,
    source: formatMessage(
      { id: 'events.sourceLine' },
      { source: event.source, reliability: term('confidence', event.reliability).toLowerCase(), author: event.author },
    ),
    actions: isReadOnly ? undefined : (
      <Button size="small" variant="quiet" onPress={() => setCorrecting(event.id)}>
        {formatMessage({ id: 'events.correct' })}
      </Button>
    ),
  });
  const corrected = events.find((event) => event.id === correcting);
  return (
    <>
      <Timeline
        label={formatMessage({ id: 'events.timeline' })}
        entries={events.map(entry)}
        {...(types.length > 1 ? { types: types.map((each) => ({ value: each, label: term('event', each) })) } : {})}
        type={type ?? ''}
        onType={(chosen) => setType(types.find((each) => each === chosen) ?? null)}
      />
      <MoreRows label={formatMessage({ id: 'events.older' })} onMore={more} />
      {corrected && <CorrectionDialog key={corrected.id} caseId={caseId} event={corrected} onDone={() => setCorrecting(null)} />}
    </>
  );
};
