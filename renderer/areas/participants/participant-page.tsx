import { Suspense, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { useRead } from '../../client/queries.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { isOpened, openCase } from './case-opening.ts';
import { ParticipantHeader } from './header/participant-header.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { tabs } from './tabs.tsx';
import { Warnings } from './header/warnings.tsx';

type PageRoute = Extract<Route, { at: 'participant' }>;

const OpenPage = ({ route }: { readonly route: PageRoute }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const { caseId } = route;
  const { data: participant, error, refetch } = useRead('participants', 'get', { caseId });
  if (error) return <ErrorState failure={error.failure} onRetry={() => void refetch()} />;
  if (!participant) return <Loading />;
  const tab = tabs.find((each) => each.id === route.tab) ?? tabs[0];
  if (!tab) return null;
  return (
    <>
      <Warnings participant={participant} />
      <ParticipantHeader participant={participant} />
      <Tabs
        label={formatMessage({ id: 'participants.tabs' })}
        items={tabs.map(({ id, message }) => ({ id, label: formatMessage({ id: message }) }))}
        selected={tab.id}
        onSelect={(id) => replace({ at: 'participant', caseId, tab: id })}
      >
        <Suspense fallback={<Loading />}>
          <tab.view caseId={caseId} />
        </Suspense>
      </Tabs>
    </>
  );
};

/** Arriving is the act of opening: nothing of the case is read before the log has its entry. */
const Arriving = ({ route }: { readonly route: PageRoute }) => {
  const { past, back, replace } = useNavigation();
  const { caseId } = route;
  const [ready, setReady] = useState(() => isOpened(caseId));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);

  const open = async (reason: string): Promise<void> => {
    setPending(true);
    const answer = await openCase(caseId, reason);
    setPending(false);
    if (answer.ok) setReady(true);
    else setFailure(answer.error);
  };
  useEffect(() => {
    if (!isOpened(caseId)) void open('');
    // Once an arrival; the page is keyed by its case.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (ready) return <OpenPage route={route} />;
  if (failure?.code === 'reason-required')
    return (
      <ReasonDialog
        // Before the first try there is nothing wrong yet.
        failure={asked ? failure : null}
        isPending={pending}
        onOpen={(reason) => {
          setAsked(true);
          void open(reason);
        }}
        onDismiss={past.length > 0 ? back : () => replace({ at: 'participants' })}
      />
    );
  if (failure) return <ErrorState failure={failure} onRetry={() => void open('')} />;
  return <Loading />;
};

/** A participant: warnings first, who it is, and what is known under tabs. */
export const ParticipantPage = ({ route }: { readonly route: PageRoute }) => <Arriving key={route.caseId} route={route} />;
