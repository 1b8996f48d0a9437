import { caseRoles, decidingRoles } from '../../../electron/base/permissions.ts';
import type decisions from '../../i18n/sv/decisions.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly decisions: typeof decisions;
  }
}
declare module '../settings/slots.ts' {
  interface SettingsSections {
    readonly agencies: true;
    readonly register: true;
    readonly rules: true;
    readonly decisions: true;
  }
}

export const decisionsView: AreaView = {
  name: 'decisions',
  settings: [
    {
      id: 'agencies',
      place: 20,
      message: 'settings.section.agencies',
      roles: caseRoles,
      view: part(async () => (await import('./agencies/agencies-section.tsx')).AgenciesSection),
    },
    {
      id: 'register',
      place: 50,
      message: 'settings.section.register',
      roles: decidingRoles,
      view: part(async () => (await import('./register-section.tsx')).RegisterSection),
    },
    {
      id: 'rules',
      place: 60,
      message: 'settings.section.rules',
      roles: decidingRoles,
      view: part(async () => (await import('./rules-section.tsx')).RulesSection),
    },
    {
      id: 'decisions',
      place: 80,
      message: 'settings.section.decisions',
      roles: decidingRoles,
      view: part(async () => (await import('./decisions-section.tsx')).DecisionsSection),
    },
  ],
};
