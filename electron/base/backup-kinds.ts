/** Why a backup was made: daily, by hand, or before something that changes the register as a whole. */
export const backupKinds = ['daily', 'manual', 'before-migration', 'before-rekey', 'before-restore'] as const;
export type BackupKind = (typeof backupKinds)[number];
