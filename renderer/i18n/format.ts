import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { dateAt, daysBetween, timeAt, type Instant, type IsoDate } from '../../electron/base/dates.ts';

/** A calendar date has no time zone: read as UTC, written as UTC. */
const utc = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

type DateParts = {
  readonly weekday?: 'long' | 'short';
  readonly day?: 'numeric';
  readonly month?: 'long' | 'short';
  readonly year?: 'numeric';
};

const formatters = new Map<string, Intl.DateTimeFormat>();
const write = (locale: string, date: IsoDate, parts: DateParts): string => {
  const key = locale + JSON.stringify(parts);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  formatters.set(key, formatter);
  const text = formatter
    .format(utc(date))
    .replaceAll('.', '')
    .replace(/^(\p{L}+), /u, '$1 ');
  // Three letters for every day, so that a column of days lines up.
  return parts.weekday === 'short' ? text.replace(/^tors/, 'tor') : text;
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** ISO 8601 week: the one that holds the week's Thursday. */
const isoWeek = (date: IsoDate): number => {
  const thursday = utc(date);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - newYear) / 86_400_000 + 1) / 7);
};

/** `torsdag 7 maj` */
export const formatDate = (locale: string, date: IsoDate): string =>
  write(locale, date, { weekday: 'long', day: 'numeric', month: 'long' });
/** `torsdag 7 maj 2026` */
export const formatDateLong = (locale: string, date: IsoDate): string =>
  write(locale, date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** `tor 7 maj`: the right edge of a row. */
export const formatDay = (locale: string, date: IsoDate): string =>
  write(locale, date, { weekday: 'short', day: 'numeric', month: 'short' });
/** `7 maj`: inside a sentence. */
export const formatDayMonth = (locale: string, date: IsoDate): string => write(locale, date, { day: 'numeric', month: 'long' });
/** `maj 2026` */
export const formatMonth = (locale: string, date: IsoDate): string => write(locale, date, { month: 'long', year: 'numeric' });
/** `13:00` as stored → `13.00` in Swedish. */
export const formatTime = (locale: string, time: string): string => (locale.startsWith('sv') ? time.replace(':', '.') : time);
/** Öre → `88 219,18 kr`, with no-break spaces. */
export const formatMoney = (locale: string, ore: number): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'SEK', minimumFractionDigits: ore % 100 === 0 ? 0 : 2 }).format(ore / 100);

/** `idag`, `igår`, `imorgon`, otherwise `om 3 dagar`, `för 3 dagar sedan`. */
export const formatRelative = (locale: string, date: IsoDate, today: IsoDate): string => {
  const days = daysBetween(today, date);
  const text = new Intl.RelativeTimeFormat(locale, { numeric: Math.abs(days) <= 1 ? 'auto' : 'always' }).format(days, 'day');
  // CLDR writes "i dag"; the language council accepts both, the product writes one word.
  return text.replace(/^i (dag|går|morgon)$/, 'i$1');
};

/** All in the current language. Dates are ISO dates, times `HH:MM`, money whole öre. */
export const useFormat = () => {
  const { locale, formatMessage, formatNumber } = useIntl();
  return useMemo(
    () => ({
      date: (date: IsoDate) => formatDate(locale, date),
      /** With a capital, for titles. */
      dateTitle: (date: IsoDate) => capital(formatDate(locale, date)),
      dateLong: (date: IsoDate) => formatDateLong(locale, date),
      day: (date: IsoDate) => formatDay(locale, date),
      dayMonth: (date: IsoDate) => formatDayMonth(locale, date),
      /** `tor 7`: week strips. */
      dayShort: (date: IsoDate) => `${write(locale, date, { weekday: 'short' })} ${Number(date.slice(8))}`,
      weekdayShort: (date: IsoDate) => write(locale, date, { weekday: 'short' }),
      month: (date: IsoDate) => formatMonth(locale, date),
      week: isoWeek,
      time: (time: string) => formatTime(locale, time),
      /** `10.30–11.30` */
      timeRange: (from: string, to: string) => `${formatTime(locale, from)}–${formatTime(locale, to)}`,
      /** An instant as date and time in Sweden: `2026-05-07 13.42`. */
      instant: (instant: Instant) => `${dateAt(instant)} ${formatTime(locale, timeAt(instant))}`,
      instantTime: (instant: Instant) => formatTime(locale, timeAt(instant)),
      money: (ore: number) => formatMoney(locale, ore),
      number: (value: number) => formatNumber(value),
      relative: (date: IsoDate, today: IsoDate) => formatRelative(locale, date, today),
      /** What a row says to its right: `igår`, `3 dagar`, `idag`, `kvar 1 dag`, and from a week on `ons 13 maj`. */
      due: (date: IsoDate, today: IsoDate) => {
        const days = daysBetween(today, date);
        if (days === 0 || days === -1) return formatRelative(locale, date, today);
        if (days < 0) return formatMessage({ id: 'common.daysLate' }, { days: -days });
        if (days <= 7) return formatMessage({ id: 'common.daysLeft' }, { days });
        return formatDay(locale, date);
      },
    }),
    [locale, formatMessage, formatNumber],
  );
};
