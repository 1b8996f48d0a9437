import type { ComponentType } from 'react';
import { useIntl } from 'react-intl';
import { settingsSections, useNavigation, type Route, type SettingsSection } from '../../state/navigation.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { GroundsSection } from '../disclosures/grounds-section.tsx';
import { AboutSection } from './about-section.tsx';
import { AgenciesSection } from './agencies-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { RegisterSection } from './register-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { UserSection } from './user-section.tsx';

const sections: Readonly<Record<SettingsSection, ComponentType>> = {
  appearance: AppearanceSection,
  agencies: AgenciesSection,
  users: UserSection,
  register: RegisterSection,
  rules: RulesSection,
  grounds: GroundsSection,
  about: AboutSection,
};

/** Everything that can be set, a section at a time; every change saves itself. */
export const SettingsView = ({ route }: { readonly route: Extract<Route, { at: 'settings' }> }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const Section = sections[route.section];
  return (
    <>
      <PageHeader title={formatMessage({ id: 'settings.title' })} />
      <Tabs
        label={formatMessage({ id: 'settings.sections' })}
        items={settingsSections.map((id) => ({ id, label: formatMessage({ id: `settings.section.${id}` }) }))}
        selected={route.section}
        onSelect={(section) => replace({ at: 'settings', section })}
      >
        <Section />
      </Tabs>
    </>
  );
};
