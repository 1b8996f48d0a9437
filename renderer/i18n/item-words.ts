import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ItemSubject, MeetingType } from '../../electron/areas/meetings/rules.ts';
import { useTerm } from './term.ts';

/** Words for a meeting's items, also where something else that came of them is shown. */
export const useItemWords = () => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  return useMemo(
    () => ({
      title: (meeting: { readonly type: MeetingType; readonly number: number }): string =>
        formatMessage({ id: `meetings.title.${meeting.type}` }, { number: String(meeting.number) }),
      subject: (subject: ItemSubject): string =>
        subject === null
          ? formatMessage({ id: 'meetings.subject.none' })
          : subject === 'formal'
            ? formatMessage({ id: 'meetings.subject.formal' })
            : term('subject', subject),
    }),
    [formatMessage, term],
  );
};
