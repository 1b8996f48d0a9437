import { useIntl } from 'react-intl';
import { logTabs, useNavigation, type Route } from '../../state/navigation.ts';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { CheckTab } from '../logchecks/check-tab.tsx';
import { BrokenSection } from './broken-section.tsx';
import { EntriesTab } from './entries-tab.tsx';

/** Who did what and when, whether the chain still holds, and the monthly check. */
export const LogView = ({ route }: { readonly route: Extract<Route, { at: 'log' }> }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const tab = route.tab ?? 'entries';
  return (
    <>
      <PageHeader title={formatMessage({ id: 'audit.title' })} sub={formatMessage({ id: 'audit.sub' })} />
      <BrokenSection />
      <Tabs
        label={formatMessage({ id: 'audit.tabs' })}
        items={logTabs.map((id) => ({ id, label: formatMessage({ id: `audit.tab.${id}` }) }))}
        selected={tab}
        onSelect={(next) => replace({ at: 'log', tab: next })}
      >
        {tab === 'entries' ? <EntriesTab /> : <CheckTab />}
      </Tabs>
    </>
  );
};
