import { NotebookPen } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Id } from '../../../electron/base/ids.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { focusNote } from './focus-note.ts';

/** To the note that is being written. */
export const NoteButton = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  return (
    <Button
      icon={NotebookPen}
      onPress={() => {
        replace({ at: 'participant', caseId, tab: 'overview' });
        focusNote();
      }}
    >
      {formatMessage({ id: 'participants.note' })}
    </Button>
  );
};
