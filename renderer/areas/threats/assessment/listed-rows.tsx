import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { measureKinds } from '../../../../electron/areas/threats/rules.ts';
import { confidences } from '../../../../electron/base/terms.ts';
import { useTerm } from '../../../i18n/term.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { FormPart } from './assessment-form.tsx';
import s from '../threats.module.css';

type RowsProps = {
  readonly count: number;
  readonly row: (index: number) => ReactNode;
  readonly add: string;
  readonly remove: (index: number) => string;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
  readonly error: string | undefined;
};

/** Rows that can be added and removed; a new row takes the focus. */
const Rows = ({ count, row, add, remove, onAdd, onRemove, error }: RowsProps) => {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) list.current?.querySelector<HTMLElement>(':scope > :last-child input')?.focus();
    before.current = count;
  }, [count]);
  return (
    <div className={s['fields']}>
      <div ref={list} className={s['rows']}>
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className={s['row']}>
            {row(index)}
            <IconButton size="small" icon={Trash2} label={remove(index)} onPress={() => onRemove(index)} />
          </div>
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className={s['problem']}>
          {error}
        </p>
      )}
      <div>
        <Button size="small" icon={Plus} onPress={onAdd}>
          {add}
        </Button>
      </div>
    </div>
  );
};

const replaced = <T extends object>(rows: readonly T[], index: number, change: Partial<T>): T[] =>
  rows.map((row, at) => (at === index ? { ...row, ...change } : row));

/** What the assessment rests on, and how far each can be relied on. */
export const SourceRows = ({ form: { sources }, set, problem }: FormPart) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  return (
    <Rows
      count={sources.length}
      add={formatMessage({ id: 'threats.add-source' })}
      remove={(index) => formatMessage({ id: 'threats.remove-source' }, { number: index + 1 })}
      onAdd={() => set({ sources: [...sources, { text: '', reliability: 'medium' }] })}
      onRemove={(index) => set({ sources: sources.filter((_, at) => at !== index) })}
      error={problem('sources')}
      row={(index) => (
        <>
          <TextField
            label={formatMessage({ id: 'threats.source' })}
            value={sources[index]?.text ?? ''}
            onChange={(text) => set({ sources: replaced(sources, index, { text }) })}
            error={problem(`sources.${String(index)}.text`)}
          />
          <div className={s['narrow']}>
            <Select
              label={formatMessage({ id: 'threats.reliability' })}
              options={confidences.map((value) => ({ value, label: term('confidence', value) }))}
              value={sources[index]?.reliability ?? null}
              onChange={(reliability) => set({ sources: replaced(sources, index, { reliability }) })}
            />
          </div>
        </>
      )}
    />
  );
};

/** What is to be done, and by whom. */
export const MeasureRows = ({ form: { measures }, set, problem }: FormPart) => {
  const { formatMessage } = useIntl();
  return (
    <Rows
      count={measures.length}
      add={formatMessage({ id: 'threats.add-measure' })}
      remove={(index) => formatMessage({ id: 'threats.remove-measure' }, { number: index + 1 })}
      onAdd={() => set({ measures: [...measures, { kind: 'defensive', text: '', responsible: '' }] })}
      onRemove={(index) => set({ measures: measures.filter((_, at) => at !== index) })}
      error={undefined}
      row={(index) => (
        <>
          <TextField
            label={formatMessage({ id: 'threats.measure' })}
            value={measures[index]?.text ?? ''}
            onChange={(text) => set({ measures: replaced(measures, index, { text }) })}
            error={problem(`measures.${String(index)}.text`)}
          />
          <div className={s['narrow']}>
            <TextField
              label={formatMessage({ id: 'threats.responsible' })}
              value={measures[index]?.responsible ?? ''}
              onChange={(responsible) => set({ measures: replaced(measures, index, { responsible }) })}
              error={problem(`measures.${String(index)}.responsible`)}
            />
          </div>
          <div className={s['narrow']}>
            <Select
              label={formatMessage({ id: 'threats.kind' })}
              options={measureKinds.map((value) => ({ value, label: formatMessage({ id: `threats.kind-${value}` }) }))}
              value={measures[index]?.kind ?? null}
              onChange={(kind) => set({ measures: replaced(measures, index, { kind }) })}
            />
          </div>
        </>
      )}
    />
  );
};
