import { Ban } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { useMentionWords } from '../minutes/mention-words.ts';
import { usePapers } from '../use-papers.ts';
import { useMeetingWords } from '../words.ts';
import s from '../meetings.module.css';

type PreviewDialogProps = { readonly meeting: Meeting; readonly agency: Meeting['agencies'][number]; readonly onClose: () => void };

/** Exactly what the agency's agenda will hold. */
export const PreviewDialog = ({ meeting, agency, onClose }: PreviewDialogProps) => {
  const { formatMessage } = useIntl();
  const papers = usePapers(meeting.id);
  const recipient = { kind: 'agency', agencyId: agency.agencyId } as const;
  const { data: preview } = useRead('meetings', 'preview', { meetingId: meeting.id, document: 'agenda', recipient });
  const words = useMeetingWords();
  const go = useNavigation((state) => state.go);
  const { data: cover = [] } = useRead('meetings', 'cover', { meetingId: meeting.id });
  const { data: found = [] } = useRead('meetings', 'mentions', { meetingId: meeting.id, document: 'agenda' });
  const mentionWords = useMentionWords(meeting);
  const isHeard = (itemId: string): boolean =>
    cover.some((cell) => cell.itemId === itemId && cell.agencyId === agency.agencyId && cell.isHeard);
  const mentions = found.filter(({ itemId }) => itemId === null || isHeard(itemId));
  const silent = cover.filter((cell) => cell.agencyId === agency.agencyId && !cell.isHeard);
  const reasons = [...new Set(silent.map((cell) => words.why(cell, agency.name)))];
  const waiting = silent.find((cell) => cell.names.length > 0);
  // Several cases: the cell says whose; one: it can be nobody else's.
  const unsigned = waiting && meeting.cases.find((one) => waiting.caseNumber === null || one.caseNumber === waiting.caseNumber);
  const save = (as: 'pdf' | 'docx'): void => {
    onClose();
    // Those that are shown: what is found only when it leaves is refused.
    void papers.save('agenda', recipient, as, { seen: mentions.map(({ key }) => key) });
  };
  return (
    <Dialog
      isOpen
      title={preview?.isCovered ? preview.title : agency.name}
      onDismiss={onClose}
      actions={
        preview?.isCovered && (
          <>
            <Button onPress={() => save('docx')}>{formatMessage({ id: 'meetings.saveDocx' })}</Button>
            <Button variant="primary" onPress={() => save('pdf')}>
              {formatMessage({ id: 'meetings.savePdf' })}
            </Button>
          </>
        )
      }
    >
      {preview?.isCovered && (
        <>
          <p className={s['quiet']}>{formatMessage({ id: 'meetings.preview.for' }, { agency: agency.name })}</p>
          <ol className={s['preview']}>
            {preview.headings.map((heading) => (
              <li key={heading.number}>
                <span className={s['previewNumber']}>{heading.number}</span> {heading.text}
              </li>
            ))}
          </ol>
          {mentions.length > 0 && (
            <WarningStrip lead={formatMessage({ id: 'meetings.agendas.mentions' })}>{mentions.map(mentionWords).join(' ')}</WarningStrip>
          )}
        </>
      )}
      {preview && !preview.isCovered && (
        <EmptyState
          icon={Ban}
          title={formatMessage({ id: 'meetings.preview.nothing' })}
          text={reasons.length > 0 ? reasons.join(' ') : formatMessage({ id: 'meetings.agency.nothing' }, { agency: agency.name })}
          {...(unsigned && {
            action: (
              <Button onPress={() => go({ at: 'participant', caseId: unsigned.caseId, tab: 'consent' })}>
                {formatMessage({ id: 'meetings.toConsent' })}
              </Button>
            ),
          })}
        />
      )}
    </Dialog>
  );
};
