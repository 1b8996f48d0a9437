import { useIntl } from 'react-intl';
import type { Meeting } from '../../../electron/areas/meetings/contract.ts';
import type { Result } from '../../../electron/base/result.ts';
import { client, queryClient } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { TogetherWarning } from '../network/keep-apart-warning.tsx';
import { OpenedPage } from '../participants/opened-page.tsx';
import { markOpened } from '../../client/case-opening.ts';
import { FinishTab } from './minutes/finish-tab.tsx';
import { HoldTab } from './room/hold-tab.tsx';
import { MeetingHeader } from './meeting-header.tsx';
import { PrepareTab } from './agenda/prepare-tab.tsx';
import { meetingTabs } from './tabs.ts';

type PageRoute = Extract<Route, { at: 'meeting' }>;

const views = { prepare: PrepareTab, hold: HoldTab, finish: FinishTab } as const;

const OpenPage = ({ route }: { readonly route: PageRoute }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const { meetingId, tab } = route;
  const { data: meeting, error, refetch } = useRead('meetings', 'get', { meetingId });
  if (error) return <ErrorState failure={error.failure} onRetry={() => void refetch()} />;
  if (!meeting) return <Loading />;
  const View = views[tab];
  return (
    <>
      <TogetherWarning cases={meeting.cases.map((one) => one.caseId)} />
      <MeetingHeader meeting={meeting} tab={tab} />
      <Tabs
        label={formatMessage({ id: 'meetings.tabs' })}
        items={meetingTabs.map((id) => ({ id, label: formatMessage({ id: `meetings.tab.${id}` }) }))}
        selected={tab}
        onSelect={(next) => replace({ at: 'meeting', meetingId, tab: next })}
      >
        <View meeting={meeting} />
      </Tabs>
    </>
  );
};

/** Meetings opened since unlocking: coming back to one is no new act and no new entry in the log. */
const isOpened = (meetingId: string): boolean => queryClient.getQueryData(['meetings', 'get', { meetingId }]) !== undefined;

/** Opening a meeting opens the cases that it is about: one entry each, and a reason where one is sealed. */
const openMeeting = async (meetingId: string, reason: string): Promise<Result<Meeting>> => {
  const answer = await client.meetings.open({ meetingId, reason });
  if (!answer.ok) return answer;
  for (const one of answer.value.cases) markOpened(one.caseId);
  queryClient.setQueryData(['meetings', 'get', { meetingId }], answer.value);
  return answer;
};

/** A meeting: prepared, held and finished on one page. */
export const MeetingPage = ({ route }: { readonly route: PageRoute }) => {
  const { meetingId } = route;
  return (
    <OpenedPage key={meetingId} isOpened={isOpened(meetingId)} open={(reason) => openMeeting(meetingId, reason)} home={{ at: 'meetings' }}>
      <OpenPage route={route} />
    </OpenedPage>
  );
};
