import { useDailyBackup } from './use-daily-backup.ts';

/** Makes the day's backup while a register is open; nothing is shown. */
export const DailyBackup = () => {
  useDailyBackup();
  return null;
};
