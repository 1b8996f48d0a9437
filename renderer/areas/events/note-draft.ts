import { at, timeAt, dateAt, type Instant, type IsoDate } from '../../../electron/base/dates.ts';
import type { Confidence, EventType, SubjectArea } from '../../../electron/base/terms.ts';
import type { CaseEvent } from '../../../electron/areas/events/contract.ts';
import { eventProblems } from '../../../electron/areas/events/rules.ts';
import type { Failure } from '../../../electron/base/result.ts';

/** A note while it is written. */
export type NoteDraft = {
  readonly type: EventType;
  readonly nature: CaseEvent['nature'];
  readonly source: string;
  readonly reliability: Confidence;
  /** '': today. */
  readonly date: string;
  /** As typed, `13.00`; '' with today's date: now. */
  readonly time: string;
  readonly subjectArea: SubjectArea | '';
  readonly text: string;
};

export type NoteFields = Omit<CaseEvent, 'id' | 'author' | 'writtenAt' | 'version' | 'earlier'>;

export const emptyNote = (source: string): NoteDraft => ({
  type: 'observation',
  nature: 'fact',
  source,
  reliability: 'medium',
  date: '',
  time: '',
  subjectArea: '',
  text: '',
});

export const draftOf = (event: CaseEvent): NoteDraft => ({
  type: event.type,
  nature: event.nature,
  source: event.source,
  reliability: event.reliability,
  date: dateAt(event.happenedAt),
  time: timeAt(event.happenedAt).replace(':', '.'),
  subjectArea: event.subjectArea ?? '',
  text: event.text,
});

/** `9.5`, `0905`, `13:05`, `13` → `HH:MM`; null when it is no time of day. */
export const parseTime = (typed: string): string | null => {
  const match = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  return hours > 23 || minutes > 59 ? null : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

type Read = { readonly fields: NoteFields } | { readonly failure: Failure };

/** The note as the core takes it, or what is wrong at which field. `now` is the core's. */
export const readNote = (draft: NoteDraft, today: IsoDate, now: Instant): Read => {
  const date = draft.date === '' ? today : draft.date;
  const time = draft.time.trim() === '' ? null : parseTime(draft.time);
  const isNow = draft.time.trim() === '' && date === today;
  // With milliseconds, as instants are kept, however the core's clock was set.
  const happenedAt = isNow ? new Date(now).toISOString() : time === null ? '' : at(date, time);
  const problems: Record<string, string | null> = {
    ...eventProblems({ happenedAt, source: draft.source, text: draft.text }, new Date(now).toISOString()),
    ...(happenedAt === '' ? { happenedAt: null, time: draft.time.trim() === '' ? 'required' : 'time-shape' } : {}),
  };
  const wrong = Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));
  if (Object.keys(wrong).length > 0) return { failure: { code: 'invalid', fields: wrong } };
  const { type, nature, source, reliability, subjectArea, text } = draft;
  return { fields: { type, nature, happenedAt, source, reliability, subjectArea: subjectArea === '' ? null : subjectArea, text } };
};
