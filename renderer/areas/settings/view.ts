import { Moon, Settings, Sun, SunMoon } from 'lucide-react';
import { roles } from '../../../electron/base/permissions.ts';
import { usePreferences } from '../../state/preferences.ts';
import type { SettingsSection } from './slots.ts';
import type settings from '../../i18n/sv/settings.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly settings: typeof settings;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    readonly settings: { readonly section: SettingsSection };
  }
}
declare module './slots.ts' {
  interface SettingsSections {
    readonly appearance: true;
    readonly about: true;
  }
}

export const settingsView: AreaView = {
  name: 'settings',
  routes: { settings: part(async () => (await import('./settings-view.tsx')).SettingsView) },
  rail: { place: 90, icon: Settings, message: 'frame.settings', to: { at: 'settings', section: 'appearance' }, roles },
  commands: [
    { place: 90, icon: Sun, message: 'frame.lightTheme', roles, run: () => usePreferences.getState().setTheme('light') },
    { place: 91, icon: Moon, message: 'frame.darkTheme', roles, run: () => usePreferences.getState().setTheme('dark') },
    { place: 92, icon: SunMoon, message: 'frame.systemTheme', roles, run: () => usePreferences.getState().setTheme('system') },
  ],
  settings: [
    {
      id: 'appearance',
      place: 10,
      message: 'settings.section.appearance',
      roles,
      view: part(async () => (await import('./appearance-section.tsx')).AppearanceSection),
    },
    {
      id: 'about',
      place: 100,
      message: 'settings.section.about',
      roles,
      view: part(async () => (await import('./about/about-section.tsx')).AboutSection),
    },
  ],
};
