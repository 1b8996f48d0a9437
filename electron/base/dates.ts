import { Temporal } from 'temporal-polyfill';

/** Calendar date, `2026-05-07`. */
export type IsoDate = string;
/** Instant in UTC with milliseconds, `2026-05-07T08:30:00.000Z`. */
export type Instant = string;

/** Swedish law and Swedish offices use one time zone, wherever the laptop happens to be. */
export const zone = 'Europe/Stockholm';

export const isIsoDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};

/** True only for an instant that exists: the engine's parser turns 30 February and 24:00 into the day after. */
export const isInstant = (text: string): boolean => {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
};

const plain = (date: IsoDate) => Temporal.PlainDate.from(date);

/** Time zone arithmetic takes tens of microseconds, and the gate asks for the same few instants a hundred thousand times. */
const remembered = <R>(work: (key: string) => R): ((key: string) => R) => {
  const known = new Map<string, R>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = work(key);
      if (known.size >= 2000) known.clear();
      known.set(key, answer);
    }
    return answer;
  };
};

/** The Swedish calendar date at an instant. */
export const dateAt: (instant: Instant) => IsoDate = remembered((instant) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString(),
);

/** The Swedish wall-clock time at an instant, `13:05`. */
export const timeAt = (instant: Instant): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });

/** The first instant of a Swedish calendar date (00:00 local time). */
export const startOf: (date: IsoDate) => Instant = remembered((date) => at(date, '00:00'));

/** The instant of a Swedish wall-clock time; a time skipped by summer time moves forward. */
export const at = (date: IsoDate, time: string): Instant =>
  new Date(plain(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds).toISOString();

const daysLater: (dateAndDays: string) => IsoDate = remembered((key) => {
  const [date = '', days] = key.split(' ');
  return plain(date)
    .add({ days: Number(days) })
    .toString();
});
/** Lists ask for the same few days once a row. */
export const addDays = (date: IsoDate, days: number): IsoDate => daysLater(`${date} ${days}`);
/** The day before; remembered as the others are. */
export const dayBefore: (date: IsoDate) => IsoDate = remembered((date) => addDays(date, -1));
export const addMonths = (date: IsoDate, months: number): IsoDate => plain(date).add({ months }).toString();
export const addYears = (date: IsoDate, years: number): IsoDate => plain(date).add({ years }).toString();

const dayNumber: (date: IsoDate) => number = remembered((date) => plain('1970-01-01').until(plain(date), { largestUnit: 'days' }).days);
/** Days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

/** Age in whole years on the date `on` of somebody born on `birth`. Born 29 February: a year older on 1 March in common years. */
export const ageOn = (birth: IsoDate, on: IsoDate): number => {
  const [by = 0, bm = 0, bd = 0] = birth.split('-').map(Number);
  const [y = 0, m = 0, d = 0] = on.split('-').map(Number);
  return y - by - (m < bm || (m === bm && d < bd) ? 1 : 0);
};

/** The first day on which somebody born on `birth` is `years` old (the same rule as {@link ageOn}). */
export const birthdayAt = (birth: IsoDate, years: number): IsoDate => {
  const year = Number(birth.slice(0, 4)) + years;
  const day = birth.slice(5);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}-${day === '02-29' && !leap ? '03-01' : day}`;
};

/** ISO weekday, Monday 1 … Sunday 7. */
export const weekday = (date: IsoDate): number => plain(date).dayOfWeek;
