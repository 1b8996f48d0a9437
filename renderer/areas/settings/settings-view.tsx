import type { ComponentType } from 'react';
import { useIntl } from 'react-intl';
import { caseRoles, decidingRoles, roles, type Role } from '../../../electron/base/permissions.ts';
import { settingsSections, useNavigation, type Route, type SettingsSection } from '../../state/navigation.ts';
import { useRole } from '../../state/session.ts';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { BackupsSection } from '../backups/backups-section.tsx';
import { KeysSection } from '../users/keys-section.tsx';
import { UsersSection } from '../users/accounts/users-section.tsx';
import { DecisionsSection } from '../decisions/decisions-section.tsx';
import { GroundsSection } from '../disclosures/grounds/grounds-section.tsx';
import { AboutSection } from './about/about-section.tsx';
import { AgenciesSection } from '../decisions/agencies/agencies-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { RegisterSection } from '../decisions/register-section.tsx';
import { RulesSection } from '../decisions/rules-section.tsx';

const sections: Readonly<Record<SettingsSection, ComponentType>> = {
  appearance: AppearanceSection,
  agencies: AgenciesSection,
  users: UsersSection,
  keys: KeysSection,
  register: RegisterSection,
  rules: RulesSection,
  grounds: GroundsSection,
  decisions: DecisionsSection,
  backups: BackupsSection,
  about: AboutSection,
};

/** Sections that not everybody who works in cases may use. */
const sectionRoles: { readonly [S in SettingsSection]?: readonly Role[] } = {
  appearance: roles,
  users: roles,
  about: roles,
  keys: decidingRoles,
  register: decidingRoles,
  rules: decidingRoles,
  decisions: decidingRoles,
};

/** Everything that can be set, a section at a time; every change saves itself. */
export const SettingsView = ({ route }: { readonly route: Extract<Route, { at: 'settings' }> }) => {
  const { formatMessage } = useIntl();
  const replace = useNavigation((state) => state.replace);
  const role = useRole();
  const shown = settingsSections.filter((section) => (sectionRoles[section] ?? caseRoles).includes(role));
  const selected = shown.includes(route.section) ? route.section : 'appearance';
  const Section = sections[selected];
  return (
    <>
      <PageHeader title={formatMessage({ id: 'settings.title' })} />
      <Tabs
        label={formatMessage({ id: 'settings.sections' })}
        items={shown.map((id) => ({ id, label: formatMessage({ id: `settings.section.${id}` }) }))}
        selected={selected}
        onSelect={(section) => replace({ at: 'settings', section })}
      >
        <Section />
      </Tabs>
    </>
  );
};
