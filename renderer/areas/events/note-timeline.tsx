import { useState } from 'react';
import { useIntl } from 'react-intl';
import { dateAt, timeAt } from '../../../electron/base/dates.ts';
import { eventTypes } from '../../../electron/base/terms.ts';
import type { CaseEvent } from '../../../electron/areas/events/contract.ts';
import { useRead } from '../../client/queries.ts';
import { useTerm } from '../../i18n/term.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Timeline, type TimelineEntry } from '../../ui/lists/timeline.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import { focusNote } from './focus-note.ts';
import { NoteText } from './note-text.tsx';

/** The journal of a case: what happened, fact and judgment apart, who says so, who wrote it, and every correction. */
export const NoteTimeline = ({ caseId, isReadOnly = false }: { readonly caseId: string; readonly isReadOnly?: boolean }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const { data: events, error, refetch } = useRead('events', 'list', { caseId });
  const [correcting, setCorrecting] = useState<string | null>(null);
  if (error) return <ErrorState failure={error.failure} onRetry={() => void refetch()} />;
  if (!events) return <Loading />;
  if (events.length === 0)
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
  const types = eventTypes.filter((type) => events.some((event) => event.type === type));
  const corrected = events.find((event) => event.id === correcting);
  return (
    <>
      <Timeline
        label={formatMessage({ id: 'events.timeline' })}
        entries={events.map(entry)}
        {...(types.length > 1 ? { types: types.map((type) => ({ value: type, label: term('event', type) })) } : {})}
      />
      {corrected && <CorrectionDialog key={corrected.id} caseId={caseId} event={corrected} onDone={() => setCorrecting(null)} />}
    </>
  );
};
