import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { usePlaced } from '../../views/area-views.ts';
import { BrokenSection } from './broken-section.tsx';

/** Who did what and when, whether the chain still holds, and what other areas say of it. */
export const LogView = ({ route }: { readonly route: Extract<Route, { at: 'log' }> }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const tabs = usePlaced(({ log }) => log);
  const tab = tabs.find(({ id }) => id === route.tab) ?? tabs[0];
  if (!tab) return null;
  return (
    <>
      <PageHeader title={formatMessage({ id: 'audit.title' })} sub={formatMessage({ id: 'audit.sub' })} />
      <BrokenSection />
      <Tabs
        label={formatMessage({ id: 'audit.tabs' })}
        items={tabs.map(({ id, message }) => ({ id, label: formatMessage({ id: message }) }))}
        selected={tab.id}
        onSelect={(next) => replace({ at: 'log', tab: next })}
      >
        <Suspense fallback={<Loading />}>
          <tab.view />
        </Suspense>
      </Tabs>
    </>
  );
};
