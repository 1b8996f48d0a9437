import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { useMentionWords, type FoundMention } from './mention-words.ts';

const words = {
  agenda: { title: 'meetings.agendas.mentions', text: 'meetings.agendas.mentionsText', confirm: 'meetings.agendas.anyway' },
  minutes: { title: 'meetings.minutes.mentions', text: 'meetings.minutes.mentionsText', confirm: 'meetings.agendas.anyway' },
  room: { title: 'meetings.project.mentions', text: 'meetings.project.mentionsText', confirm: 'meetings.project.anyway' },
} as const;

/**
 * A text about to be read by others mentions somebody: the user reads it first, then continues or not. `onConfirm`: the keys of what was
 * shown.
 */
export const MentionQuestion = ({
  meeting,
  where,
  mentions,
  onConfirm,
  onCancel,
}: {
  readonly meeting: Pick<Meeting, 'items'>;
  readonly where: keyof typeof words;
  readonly mentions: readonly FoundMention[];
  readonly onConfirm: (seen: readonly string[]) => void;
  readonly onCancel: () => void;
}) => {
  const { formatMessage } = useIntl();
  const mentionWords = useMentionWords(meeting);
  const { title, text, confirm } = words[where];
  return (
    <ConfirmDialog
      isOpen
      title={formatMessage({ id: title })}
      confirm={formatMessage({ id: confirm })}
      onConfirm={() => onConfirm(mentions.map(({ key }) => key))}
      onCancel={onCancel}
    >
      <p>{formatMessage({ id: text })}</p>
      <ul>
        {mentions.map((one) => (
          <li key={one.key}>{mentionWords(one)}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
};
