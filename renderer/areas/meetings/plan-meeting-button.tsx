import { CalendarPlus } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Id } from '../../../electron/base/ids.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';

/** Plans a meeting about a participant. */
export const PlanMeetingButton = ({ caseId }: { readonly caseId: Id }) => {
  const { formatMessage } = useIntl();
  const go = useNavigation((state) => state.go);
  return (
    <Button variant="primary" icon={CalendarPlus} onPress={() => go({ at: 'meeting-new', caseId })}>
      {formatMessage({ id: 'participants.planMeeting' })}
    </Button>
  );
};
