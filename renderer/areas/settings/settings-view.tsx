import { Suspense } from 'react';
import { useIntl } from 'react-intl';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { useRole } from '../../state/session.ts';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { usePlaced } from '../../views/area-views.ts';

/** Everything that can be set, a section at a time; every change saves itself. */
export const SettingsView = ({ route }: { readonly route: Extract<Route, { at: 'settings' }> }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const role = useRole();
  const shown = usePlaced(({ settings }) => settings).filter((section) => section.roles.includes(role));
  const selected = shown.find(({ id }) => id === route.section) ?? shown[0];
  if (!selected) return null;
  return (
    <>
      <PageHeader title={formatMessage({ id: 'settings.title' })} />
      <Tabs
        label={formatMessage({ id: 'settings.sections' })}
        items={shown.map(({ id, message }) => ({ id, label: formatMessage({ id: message }) }))}
        selected={selected.id}
        onSelect={(section) => replace({ at: 'settings', section })}
      >
        <Suspense fallback={<Loading />}>
          <selected.view />
        </Suspense>
      </Tabs>
    </>
  );
};
