/** Reads a time of day as people type it: `13.00`, `13:00`, `1300`, `930`, `13`, `kl 9`. Gives `HH:MM`, or null if it is not a time. */
export const parseTime = (typed: string): string | null => {
  const match = /^(?:kl\.? ?)?(\d{1,2})(?:[.: ]?(\d{2}))?$/i.exec(typed.trim());
  if (!match) return null;
  const [, hours = '', minutes = '00'] = match;
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : null;
};
