import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import { overlapping, scopeProblems, type Cell } from '../../../../electron/areas/consents/rules.ts';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { addMonths } from '../../../../electron/base/dates.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { fail } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Columns, FormColumn } from '../../../ui/page/columns.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { DetailPanel } from '../../../ui/page/detail-panel.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { TextArea } from '../../../ui/fields/text-field.tsx';
import { DraftState } from '../../drafts/draft-state.tsx';
import { MarkLegend } from './cell-mark.tsx';
import s from '../consent-tab.module.css';
import type { Place } from './grid-steps.ts';
import { usePrintForm } from '../versions/form-menu.tsx';
import { MatrixGrid } from './matrix-grid.tsx';

export type Editing = {
  /** The version whose scope is changed; null: a new one. */
  readonly changed: Consent | null;
  /** The version a new one starts from. */
  readonly from: Consent | null;
  /** A cell that is wanted in addition. */
  readonly added: Cell | null;
};

export const draftPrefix = (caseId: Id): string => `consents/${caseId}/`;

type ScopeEditorProps = {
  readonly caseId: Id;
  readonly editing: Editing;
  /** The number the version has or will get. */
  readonly number: number;
  readonly agencies: readonly Agency[];
  /** All there are. */
  readonly versions: readonly Consent[];
  readonly isOwnHouse: (agencyId: Id) => boolean;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly onClose: (saved?: Consent) => void;
};

const same = (a: Cell) => (b: Cell) => a.agencyId === b.agencyId && a.subject === b.subject;

/** The matrix made editable: what shall be asked for, why, and how long. */
export const ScopeEditor = ({ caseId, editing, number, agencies, versions, isOwnHouse, place, onPlace, onClose }: ScopeEditorProps) => {
  const { formatMessage, formatList } = useIntl();
  const { field, sentence } = useFailure();
  const printForm = usePrintForm();
  const today = useToday();
  const { changed, from, added } = editing;
  const before = useMemo(() => {
    const base = changed ?? from;
    const offered = new Set(agencies.filter((agency) => !isOwnHouse(agency.id)).map((agency) => agency.id));
    return {
      purpose: base?.purpose ?? '',
      validFrom: changed?.validFrom ?? today,
      validTo: changed?.validTo ?? addMonths(today, 6),
      // An agency that is no longer worked with is in no new version.
      cells: (base?.cells ?? []).filter((cell) => offered.has(cell.agencyId)),
    };
    // The editor's initial value; it must not change while somebody writes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const empty = useMemo(
    () => ({ ...before, cells: added && !before.cells.some(same(added)) ? [...before.cells, added] : before.cells }),
    [before, added],
  );
  const draft = useDraft(`${draftPrefix(caseId)}${changed?.id ?? 'new'}`, empty);
  const { value, set } = draft;
  const { failure, isPending, submit } = useSubmit();

  const toggle = (cells: readonly Cell[]): void => {
    const isOn = (cell: Cell): boolean => value.cells.some(same(cell));
    const rest = value.cells.filter((cell) => !cells.some(same(cell)));
    set({ cells: cells.every(isOn) ? rest : [...rest, ...cells] });
  };
  const giveUp = async (): Promise<void> => {
    await draft.discard();
    onClose();
  };
  const save = async (print = false): Promise<void> => {
    const wrong = Object.fromEntries(Object.entries(scopeProblems(value)).filter((entry): entry is [string, string] => entry[1] !== null));
    const scope = { purpose: value.purpose, validFrom: value.validFrom, validTo: value.validTo, cells: value.cells };
    const answer = await submit(async () => {
      if (Object.keys(wrong).length > 0) return fail('invalid', { fields: wrong });
      const saved = await saving(
        changed ? client.consents.changeScope({ caseId, consentId: changed.id, ...scope }) : client.consents.record({ caseId, ...scope }),
      );
      if (saved.ok) await draft.discard();
      return saved;
    });
    if (!answer?.ok) return;
    // The form of exactly this scope; should printing fail, the version is saved and its form is one press away.
    if (print) await printForm({ caseId, consentId: answer.value.id, language: 'sv', as: 'print' });
    onClose(answer.value);
  };
  const others = overlapping(
    value,
    versions.filter((one) => one.id !== changed?.id),
  );
  const unreachable = agencies.filter((one) => one.contacts.length === 0 && value.cells.some((cell) => cell.agencyId === one.id));
  const title = formatMessage({ id: changed ? 'consents.editor.change' : 'consents.editor.new' }, { version: number });
  return (
    <Columns
      side={
        <DetailPanel
          label={formatMessage({ id: 'consents.editor.terms' })}
          actions={
            <>
              <Button variant="primary" isPending={isPending} onPress={() => void save()}>
                {formatMessage({ id: 'consents.editor.save' }, { version: number })}
              </Button>
              <Button icon={Printer} isPending={isPending} onPress={() => void save(true)}>
                {formatMessage({ id: 'consents.editor.save-print' })}
              </Button>
              <Button onPress={() => void giveUp()}>{formatMessage({ id: 'consents.editor.give-up' })}</Button>
              <DraftState draft={draft} />
            </>
          }
        >
          <FormColumn>
            <TextArea
              rows={2}
              label={formatMessage({ id: 'consents.purpose' })}
              description={formatMessage({ id: 'consents.purpose-help' })}
              value={value.purpose}
              onChange={(purpose) => set({ purpose })}
              error={field(failure, 'purpose')}
              limit={500}
            />
            <DateField
              label={formatMessage({ id: 'consents.valid-from' })}
              value={value.validFrom === '' ? null : value.validFrom}
              onChange={(validFrom) => set({ validFrom: validFrom ?? '' })}
              today={today}
              error={field(failure, 'validFrom')}
              {...(others.length > 0 && {
                description: formatMessage(
                  { id: 'consents.overlap' },
                  { count: others.length, versions: formatList(others.map((one) => String(one.number)).reverse()) },
                ),
              })}
            />
            <DateField
              label={formatMessage({ id: 'consents.valid-to' })}
              value={value.validTo === '' ? null : value.validTo}
              onChange={(validTo) => set({ validTo: validTo ?? '' })}
              today={today}
              error={field(failure, 'validTo')}
            />
            {failure && !failure.fields && <p role="alert">{sentence(failure)}</p>}
          </FormColumn>
        </DetailPanel>
      }
    >
      <Section label={title} aside={formatMessage({ id: 'consents.editor.chosen' }, { count: value.cells.length })}>
        <MatrixGrid
          autoFocus
          label={title}
          agencies={agencies}
          stateOf={(cell) => (isOwnHouse(cell.agencyId) ? 'own-house' : value.cells.some(same(cell)) ? 'yes' : 'no')}
          isAdded={(cell) => value.cells.some(same(cell)) && !(editing.from?.cells ?? []).some(same(cell)) && editing.from !== null}
          place={place}
          onPlace={onPlace}
          onToggle={toggle}
          error={field(failure, 'cells')}
        />
        {unreachable.map((one) => (
          <p key={one.id} role="status" className={s['note']}>
            {formatMessage({ id: 'consents.no-contact' }, { agency: one.name })}
          </p>
        ))}
        <MarkLegend />
        <p className={s['help']}>{formatMessage({ id: 'consents.editor.help' })}</p>
      </Section>
    </Columns>
  );
};
