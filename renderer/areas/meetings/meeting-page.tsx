import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { client, queryClient } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { meetingTabs, useNavigation, type Route } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { TogetherWarning } from '../network/keep-apart-warning.tsx';
import { markOpened } from '../participants/case-opening.ts';
import { ReasonDialog } from '../participants/reason-dialog.tsx';
import { FinishTab } from './minutes/finish-tab.tsx';
import { HoldTab } from './room/hold-tab.tsx';
import { MeetingHeader } from './meeting-header.tsx';
import { PrepareTab } from './agenda/prepare-tab.tsx';

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
const Arriving = ({ route }: { readonly route: PageRoute }) => {
  const { past, back, replace } = useNavigation();
  const { meetingId } = route;
  const [isReady, setReady] = useState(() => isOpened(meetingId));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);

  const open = async (reason: string): Promise<void> => {
    setPending(true);
    const answer = await client.meetings.open({ meetingId, reason });
    setPending(false);
    if (!answer.ok) {
      setFailure(answer.error);
      return;
    }
    for (const one of answer.value.cases) markOpened(one.caseId);
    queryClient.setQueryData(['meetings', 'get', { meetingId }], answer.value);
    setReady(true);
  };
  useEffect(() => {
    if (!isOpened(meetingId)) void open('');
    // Once an arrival; the page is keyed by its meeting.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (isReady) return <OpenPage route={route} />;
  if (failure?.code === 'reason-required')
    return (
      <ReasonDialog
        failure={asked ? failure : null}
        isPending={isPending}
        onOpen={(reason) => {
          setAsked(true);
          void open(reason);
        }}
        onDismiss={past.length > 0 ? back : () => replace({ at: 'meetings' })}
      />
    );
  if (failure) return <ErrorState failure={failure} onRetry={() => void open('')} />;
  return <Loading />;
};

/** A meeting: prepared, held and finished on one page. */
export const MeetingPage = ({ route }: { readonly route: PageRoute }) => <Arriving key={route.meetingId} route={route} />;
