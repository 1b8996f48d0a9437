import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { confidences, eventTypes, subjectAreas } from '../../../electron/base/terms.ts';
import { longestNote } from '../../../electron/areas/events/rules.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useTerm } from '../../i18n/term.ts';
import { useToday } from '../../state/session.ts';
import { DateField } from '../../ui/fields/date-field.tsx';
import { Select } from '../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../ui/fields/text-field.tsx';
import type { NoteDraft } from './note-draft.ts';
import s from './events.module.css';

type NoteFieldsProps = {
  readonly value: NoteDraft;
  readonly set: (changes: Partial<NoteDraft>) => void;
  readonly failure: Failure | null;
  readonly onSave: () => void;
  /** The text's element, for putting the cursor there. */
  readonly textId?: string;
  readonly autoFocus?: boolean;
};

const natures = ['fact', 'judgment'] as const;
const noSubject = 'none';

/** The text first; who says so, when and what it is about below. */
export const NoteFields = ({ value, set, failure, onSave, textId, autoFocus = false }: NoteFieldsProps) => {
  const { formatMessage } = useIntl();
  const { field, problem } = useFailure();
  const term = useTerm();
  const today = useToday();
  const tooLong = value.text.length > longestNote ? problem('note-too-long') : undefined;
  return (
    <div
      className={s['fields']}
      // Caught on the way down: react-aria keeps most keys in a field from bubbling. The group itself is not operated.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || (!event.ctrlKey && !event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        onSave();
      }}
    >
      <TextArea
        {...(textId === undefined ? {} : { id: textId })}
        autoFocus={autoFocus}
        label={formatMessage({ id: 'events.text' })}
        rows={3}
        limit={longestNote}
        error={tooLong ?? field(failure, 'text')}
        value={value.text}
        onChange={(text) => set({ text })}
      />
      <div className={s['grid']}>
        <Select
          label={formatMessage({ id: 'events.type' })}
          options={eventTypes.map((type) => ({ value: type, label: term('event', type) }))}
          value={value.type}
          onChange={(type) => set({ type })}
        />
        <Select
          label={formatMessage({ id: 'events.nature' })}
          options={natures.map((nature) => ({
            value: nature,
            label: formatMessage({ id: `events.nature.${nature}` }),
            note: formatMessage({ id: `events.nature.${nature}.note` }),
          }))}
          value={value.nature}
          onChange={(nature) => set({ nature })}
        />
        <Select
          label={formatMessage({ id: 'events.subject' })}
          options={[
            { value: noSubject, label: formatMessage({ id: 'events.subject.none' }) },
            ...subjectAreas.map((area) => ({ value: area, label: term('subject', area) })),
          ]}
          value={value.subjectArea === '' ? noSubject : value.subjectArea}
          onChange={(area) => set({ subjectArea: area === noSubject ? '' : area })}
        />
        <TextField
          label={formatMessage({ id: 'events.source' })}
          error={field(failure, 'source')}
          value={value.source}
          onChange={(source) => set({ source })}
        />
        <Select
          label={formatMessage({ id: 'events.reliability' })}
          options={confidences.map((each) => ({ value: each, label: term('confidence', each) }))}
          value={value.reliability}
          onChange={(reliability) => set({ reliability })}
        />
        <div className={s['when']}>
          <DateField
            label={formatMessage({ id: 'events.date' })}
            today={today}
            error={field(failure, 'happenedAt')}
            value={value.date === '' ? today : value.date}
            onChange={(date) => set({ date: date ?? '' })}
          />
          <TextField
            label={formatMessage({ id: 'events.time' })}
            placeholder={value.date === '' || value.date === today ? formatMessage({ id: 'events.time.now' }) : '13.00'}
            error={field(failure, 'time')}
            value={value.time}
            onChange={(time) => set({ time })}
          />
        </div>
      </div>
    </div>
  );
};
