import { useIntl } from 'react-intl';
import type { Id } from '../../../electron/base/ids.ts';
import { Section } from '../../ui/page/section.tsx';
import { NoteComposer } from './note-composer.tsx';
import { NoteTimeline } from './note-timeline.tsx';

/** What is being written, and what has happened. */
export const Notes = ({ caseId, isEnded }: { readonly caseId: Id; readonly isEnded: boolean }) => {
  const { formatMessage } = useIntl();
  return (
    <>
      {!isEnded && (
        <Section label={formatMessage({ id: 'events.new' })}>
          <NoteComposer caseId={caseId} />
        </Section>
      )}
      <Section label={formatMessage({ id: 'events.timeline' })}>
        <NoteTimeline caseId={caseId} isReadOnly={isEnded} />
      </Section>
    </>
  );
};
