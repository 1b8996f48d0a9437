import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { OpenedPage } from './opened-page.tsx';
import { isOpened, openCase } from '../../client/case-opening.ts';
import { ParticipantHeader } from './header/participant-header.tsx';
import { usePlaced } from '../../views/area-views.ts';
import { Warnings } from './header/warnings.tsx';

type PageRoute = Extract<Route, { at: 'participant' }>;

const OpenPage = ({ route }: { readonly route: PageRoute }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const { caseId } = route;
  const tabs = usePlaced(({ participant }) => participant?.tabs);
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

/** A participant: warnings first, who it is, and what is known under tabs. */
export const ParticipantPage = ({ route }: { readonly route: PageRoute }) => {
  const { caseId } = route;
  return (
    <OpenedPage key={caseId} isOpened={isOpened(caseId)} open={(reason) => openCase(caseId, reason)} home={{ at: 'participants' }}>
      <OpenPage route={route} />
    </OpenedPage>
  );
};
