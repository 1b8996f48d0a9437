import { FilePlus2, FileCheck2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Consent, MatrixCell } from '../../../electron/areas/consents/contract.ts';
import { at as instantAt, dateAt, type IsoDate } from '../../../electron/base/dates.ts';
import type { Id } from '../../../electron/base/ids.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useToday } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Columns } from '../../ui/page/columns.tsx';
import { DateField } from '../../ui/fields/date-field.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Section } from '../../ui/page/section.tsx';
import { MarkLegend } from './matrix/cell-mark.tsx';
import { CellPanel } from './matrix/cell-panel.tsx';
import s from './consent-tab.module.css';
import { ConsentDialogs, type Asking } from './dialogs/consent-dialogs.tsx';
import { FormMenu } from './versions/form-menu.tsx';
import type { Place } from './matrix/grid-steps.ts';
import { MatrixGrid } from './matrix/matrix-grid.tsx';
import { draftPrefix, ScopeEditor, type Editing } from './matrix/scope-editor.tsx';
import { SignaturesCard } from './versions/signatures-card.tsx';
import { useCellWords } from './matrix/use-cell-words.ts';
import { VersionsList } from './versions/versions-list.tsx';
import { versionState } from './versions/versions.ts';
import type { Loaded } from './loaded-consents.ts';

/** Where another legal ground is tried: the area that decides about grounds gives it. */
type TryGround = (cell: Pick<MatrixCell, 'agencyId' | 'subject'>, agency: string) => void;

type LoadedTabProps = {
  readonly onTryGround: TryGround | undefined;
  readonly caseId: Id;
  readonly loaded: Loaded;
  readonly day: IsoDate | null;
  readonly onDay: (day: IsoDate | null) => void;
};

const LoadedTab = ({ caseId, loaded, day, onDay, onTryGround }: LoadedTabProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const today = useToday();
  const replace = useNavigation((state) => state.replace);
  const { participant, consents, matrix, agencies, now, hasDraft } = loaded;
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [chosen, setChosen] = useState<Id | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [returned, setReturned] = useState(false);

  const shownDay = dateAt(matrix.at);
  const isToday = shownDay === today;
  const consentWords = useCellWords(participant, consents, isToday);
  const cells = useMemo(() => new Map(matrix.cells.map((cell) => [`${cell.agencyId} ${cell.subject}`, cell])), [matrix]);
  const groundAt = (cell: Pick<MatrixCell, 'agencyId' | 'subject'>) =>
    loaded.grounds.find((one) => one.agencyId === cell.agencyId && one.subject === cell.subject);
  const wordsOf: typeof consentWords = (cell, agency) => {
    const ground = cell.state === 'ground' ? groundAt(cell) : undefined;
    if (!ground) return consentWords(cell, agency);
    return {
      title: formatMessage({ id: 'disclosures.ground.answer' }),
      text: formatMessage(
        { id: 'disclosures.ground.why' },
        { paragraph: ground.paragraph, time: format.instant(ground.decidedAt), decider: ground.decider },
      ),
    };
  };
  const active = agencies.filter((agency) => agency.active);
  const cellOf = (cell: Pick<MatrixCell, 'agencyId' | 'subject'>): MatrixCell | undefined => cells.get(`${cell.agencyId} ${cell.subject}`);
  const [newest] = consents;
  const version = consents.find((one) => one.id === chosen) ?? newest;
  const isOwnHouse = (agencyId: Id): boolean => matrix.cells.some((cell) => cell.agencyId === agencyId && cell.state === 'own-house');
  const edit = (from: Consent | null, added: MatrixCell | null = null): void =>
    setEditing({ changed: null, from, added: added && { agencyId: added.agencyId, subject: added.subject } });

  if (editing)
    return (
      <ScopeEditor
        caseId={caseId}
        editing={editing}
        number={editing.changed?.number ?? (newest?.number ?? 0) + 1}
        agencies={active}
        versions={consents}
        isOwnHouse={isOwnHouse}
        place={place}
        onPlace={setPlace}
        onClose={(saved) => {
          setEditing(null);
          setReturned(true);
          setPlace((last) => ({ row: Math.max(0, last.row), column: Math.max(0, last.column) }));
          if (saved) setChosen(saved.id);
        }}
      />
    );

  const columnOf = active[place.column];
  const focused = matrix.cells.filter((cell) => cell.agencyId === columnOf?.id)[place.row];
  const firstMissing = (one: Consent): Id =>
    one.missing
      .flatMap((reason) => (reason.kind === 'guardian-signature' ? [reason.personId] : []))
      .find((id) => participant.guardians.some((guardian) => guardian.personId === id)) ?? participant.personId;
  const newVersion = (
    <Button size="small" icon={FilePlus2} onPress={() => edit(newest ?? null)}>
      {formatMessage({ id: hasDraft ? 'consents.continue-draft' : 'consents.new-version' })}
    </Button>
  );
  const title = formatMessage({ id: 'consents.title' }, { date: `${format.dayMonth(shownDay)} ${shownDay.slice(0, 4)}` });
  return (
    <>
      <Columns
        side={
          <>
            {focused && columnOf && (
              <CellPanel
                cell={focused}
                agency={columnOf}
                words={wordsOf(focused, columnOf)}
                actions={{
                  onAdd: (cell) => edit(consents.find((one) => one.number === cell.version) ?? newest ?? null, cell),
                  onSign: (number) => {
                    const unsigned = consents.find((one) => one.number === number);
                    if (unsigned) setAsking({ kind: 'sign', version: unsigned, personId: firstMissing(unsigned) });
                  },
                  onWithdraw: (cell) =>
                    setAsking({
                      kind: 'withdraw',
                      cell,
                      versions: consents.filter(
                        (one) =>
                          versionState(one, now) !== 'withdrawn' &&
                          one.cells.some((each) => each.agencyId === cell.agencyId && each.subject === cell.subject),
                      ),
                    }),
                  form: (number, trigger) => {
                    const unsigned = consents.find((one) => one.number === number);
                    return unsigned && <FormMenu caseId={caseId} consentId={unsigned.id} trigger={trigger} />;
                  },
                  onTryGround: onTryGround && isToday ? (cell) => onTryGround(cell, columnOf.name) : undefined,
                  onAddGuardian: () => replace({ at: 'participant', caseId, tab: 'family' }),
                }}
              />
            )}
            {version && (
              <SignaturesCard
                participant={participant}
                version={version}
                state={versionState(version, now)}
                onSign={(personId) => setAsking({ kind: 'sign', version, personId })}
                onExcept={(personId) => setAsking({ kind: 'except', version, personId })}
                onChange={() => setEditing({ changed: version, from: null, added: null })}
                onWithdraw={() => setAsking({ kind: 'withdraw', versions: [version], cell: null })}
              />
            )}
          </>
        }
      >
        <Section
          label={title}
          aside={version && formatMessage({ id: 'consents.aside' }, { version: version.number, date: version.validTo })}
        >
          <MatrixGrid
            autoFocus={returned}
            label={title}
            agencies={active}
            stateOf={(cell) => cellOf(cell)?.state ?? 'no'}
            whyOf={(cell) => {
              const found = cellOf(cell);
              const agency = active.find((one) => one.id === cell.agencyId);
              return found && agency ? wordsOf(found, agency).text : '';
            }}
            place={place}
            onPlace={setPlace}
          />
          <div className={s['below']}>
            <MarkLegend />
            <div className={s['day']}>
              <DateField label={formatMessage({ id: 'consents.other-day' })} value={day ?? today} onChange={onDay} today={today} />
              {!isToday && <Button onPress={() => onDay(null)}>{formatMessage({ id: 'common.today' })}</Button>}
            </div>
          </div>
        </Section>
        <Section label={formatMessage({ id: 'consents.versions' })} aside={consents.length > 0 && newVersion}>
          {consents.length === 0 ? (
            <EmptyState
              icon={FileCheck2}
              title={formatMessage({ id: 'consents.empty.title' })}
              text={formatMessage({ id: 'consents.empty.text' })}
              action={newVersion}
            />
          ) : (
            <VersionsList
              label={formatMessage({ id: 'consents.versions' })}
              versions={consents}
              agencies={agencies}
              stateOf={(one) => versionState(one, now)}
              selected={version?.id}
              onSelect={setChosen}
            />
          )}
        </Section>
      </Columns>
      <ConsentDialogs asking={asking} onAsk={setAsking} onSigned={setChosen} loaded={loaded} caseId={caseId} />
    </>
  );
};

/** Samtycke: may this be told to them? The matrix answers for any day, and everything behind the answer is done here. */
export const ConsentTab = ({ caseId, onTryGround }: { readonly caseId: Id; readonly onTryGround?: TryGround }) => {
  const today = useToday();
  const [day, setDay] = useState<IsoDate | null>(null);
  const participant = useRead('participants', 'get', { caseId });
  const consents = useRead('consents', 'list', { caseId });
  const matrix = useRead('consents', 'matrix', { caseId, at: day === null || day === today ? null : instantAt(day, '12:00') });
  const grounds = useRead('disclosures', 'groundCells', { caseId, at: day === null || day === today ? null : instantAt(day, '23:59') });
  const agencies = useRead('settings', 'agencies', {});
  const status = useRead('users', 'status', {});
  const drafts = useRead('drafts', 'list', { prefix: `${draftPrefix(caseId)}new` });
  // The previous day stays on screen while another loads: nothing jumps, and the keyboard keeps its place.
  const [shown, setShown] = useState(matrix.data);
  if (matrix.data && matrix.data !== shown) setShown(matrix.data);
  const turned = day === null && matrix.data !== undefined && dateAt(matrix.data.at) !== today;
  const { refetch } = matrix;
  useEffect(() => {
    if (turned) void refetch();
  }, [turned, refetch]);
  const failed = [participant, consents, matrix, agencies].find((one) => one.error);
  if (failed?.error) return <ErrorState failure={failed.error.failure} onRetry={() => void failed.refetch()} />;
  if (!participant.data || !consents.data || !shown || !agencies.data || !status.data) return <Loading />;
  const decided = grounds.data ?? [];
  const loaded: Loaded = {
    participant: participant.data,
    consents: consents.data,
    matrix: {
      ...shown,
      cells: shown.cells.map((cell) =>
        cell.state === 'no' && decided.some((one) => one.agencyId === cell.agencyId && one.subject === cell.subject)
          ? { ...cell, state: 'ground' }
          : cell,
      ),
    },
    grounds: decided,
    agencies: agencies.data,
    now: status.data.now,
    hasDraft: (drafts.data ?? []).length > 0,
  };
  return <LoadedTab caseId={caseId} loaded={loaded} day={day} onDay={setDay} onTryGround={onTryGround} />;
};
