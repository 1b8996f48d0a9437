import { caseRoles } from '../../../electron/base/permissions.ts';
import { BackupWarning } from './backup-warning.tsx';
import { DailyBackup } from './daily-backup.tsx';
import type backups from '../../i18n/sv/backups.json';
import type { AreaView } from '../../views/area-view.ts';
import { part } from '../../views/part.tsx';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly backups: typeof backups;
  }
}
declare module '../settings/slots.ts' {
  interface SettingsSections {
    readonly backups: true;
  }
}

export const backupsView: AreaView = {
  name: 'backups',
  notices: [{ place: 30, at: ['today'], view: BackupWarning }],
  around: [DailyBackup],
  settings: [
    {
      id: 'backups',
      place: 90,
      message: 'settings.section.backups',
      roles: caseRoles,
      view: part(async () => (await import('./backups-section.tsx')).BackupsSection),
    },
  ],
};
