import { decidingRoles, roles } from '../../../electron/base/permissions.ts';
import { RegisterNotices } from './register-notices.tsx';
import { CountersignatureDialog } from './signatures/countersignature-dialog.tsx';
import { OwnPassphraseDialog } from './signatures/own-passphrase-dialog.tsx';
import type users from '../../i18n/sv/users.json';
import type rekey from '../../i18n/sv/rekey.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly users: typeof users;
    readonly rekey: typeof rekey;
  }
}
declare module '../settings/slots.ts' {
  interface SettingsSections {
    readonly users: true;
    readonly keys: true;
  }
}

export const usersView: AreaView = {
  name: 'users',
  notices: [{ place: 10, view: RegisterNotices }],
  around: [OwnPassphraseDialog, CountersignatureDialog],
  settings: [
    {
      id: 'users',
      place: 30,
      message: 'settings.section.users',
      roles,
      view: part(async () => (await import('./accounts/users-section.tsx')).UsersSection),
    },
    {
      id: 'keys',
      place: 40,
      message: 'settings.section.keys',
      roles: decidingRoles,
      view: part(async () => (await import('./keys-section.tsx')).KeysSection),
    },
  ],
};
