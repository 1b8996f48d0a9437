import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useIntl } from 'react-intl';
import type { Meeting, meetingsContract } from '../../../../electron/areas/meetings/contract.ts';
import type { Output } from '../../../../electron/base/contract.ts';
import { client } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSession } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { useMeetingWords } from '../words.ts';
import s from './projector.module.css';

type Shown = Output<typeof meetingsContract.project>['items'];

/**
 * The agenda in big type over the whole window, for a projector: no name, no case number, no heading that somebody in the room may
 * not hear, and no sign that one is left out. Only while it is open may the window be seen on a shared screen; Escape ends it.
 */
export const ProjectorView = ({
  meeting,
  seen,
  onEnd,
}: {
  readonly meeting: Meeting;
  /** What the headings mention, as the user has seen it. */
  readonly seen: readonly string[];
  readonly onEnd: () => void;
}) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useMeetingWords();
  const setProjecting = useSession((state) => state.setProjecting);
  const [shown, setShown] = useState<Shown | null>(null);
  const { failure, submit } = useSubmit('each');
  useEffect(() => {
    let gone = false;
    void submit(() => client.meetings.project({ meetingId: meeting.id, seen: [...seen] })).then((answer) => {
      if (gone || !answer?.ok) return;
      setShown(answer.value.items);
      // Only once there is nothing else to be seen.
      setProjecting(true);
    });
    return () => {
      gone = true;
      setProjecting(false);
    };
  }, [meeting.id, seen, setProjecting, submit]);
  return (
    <ModalOverlay isOpen onOpenChange={(isOpen) => !isOpen && onEnd()} className={s['overlay'] ?? ''}>
      <Modal className={s['modal'] ?? ''}>
        <Dialog className={s['view'] ?? ''} aria-label={formatMessage({ id: 'meetings.project.label' })}>
          <header className={s['head']}>
            <div>
              <Heading slot="title" level={1} className={s['title'] ?? ''}>
                {words.roomTitle(meeting)}
              </Heading>
              <p className={s['when']}>{`${format.date(meeting.date)}, ${format.timeRange(meeting.startTime, meeting.endTime)}`}</p>
            </div>
            <Button icon={X} onPress={onEnd}>
              {formatMessage({ id: 'meetings.project.end' })}
            </Button>
          </header>
          {failure && <ErrorState failure={failure} />}
          {shown?.length === 0 && <p className={s['when']}>{formatMessage({ id: 'meetings.project.empty' })}</p>}
          <ol className={s['items']}>
            {shown?.map(({ id, title }) => (
              <li key={id}>
                <span>{title}</span>
              </li>
            ))}
          </ol>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
