import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { Columns } from '../../ui/page/columns.tsx';
import { Section } from '../../ui/page/section.tsx';
import { NoteComposer } from '../events/note-composer.tsx';
import { NoteTimeline } from '../events/note-timeline.tsx';
import { ShutOutsSection } from '../users/conflicts/shut-outs-section.tsx';
import { FactsCard } from './facts/facts.tsx';

/** What is being written, what has happened, and who it is. */
export const OverviewTab = ({ caseId }: { readonly caseId: string }) => {
  const { formatMessage } = useIntl();
  const { data: participant } = useRead('participants', 'get', { caseId });
  if (!participant) return null;
  return (
    <Columns
      side={
        <>
          <FactsCard participant={participant} />
          <ShutOutsSection caseId={caseId} isEnded={participant.isEnded} />
        </>
      }
    >
      {!participant.isEnded && (
        <Section label={formatMessage({ id: 'events.new' })}>
          <NoteComposer caseId={caseId} />
        </Section>
      )}
      <Section label={formatMessage({ id: 'events.timeline' })}>
        <NoteTimeline caseId={caseId} isReadOnly={participant.isEnded} />
      </Section>
    </Columns>
  );
};
