import { useState } from 'react';
import { at, dateAt, timeAt, type Instant, type IsoDate } from '../../../../electron/base/dates.ts';
import { client } from '../../../client/client.ts';

/** The core's clock, read now: an entered minute may not be later. */
export const coreNow = async (): Promise<Instant | null> => {
  const status = await client.users.status({});
  return status.ok ? status.value.now : null;
};

export type Moment = {
  readonly date: IsoDate | null;
  readonly time: string | null;
  readonly setDate: (date: IsoDate | null) => void;
  readonly setTime: (time: string | null) => void;
  /** The instant meant; null while a part is missing. */
  readonly instant: Instant | null;
};

/** A date and a time of day that begin as this minute. */
export const useMoment = (now: Instant): Moment => {
  const [date, setDate] = useState<IsoDate | null>(dateAt(now));
  const [time, setTime] = useState<string | null>(timeAt(now));
  return { date, time, setDate, setTime, instant: date === null || time === null ? null : at(date, time) };
};
