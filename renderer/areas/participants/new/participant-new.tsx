import { useCallback, useMemo, useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { fail, type Result } from '../../../../electron/base/result.ts';
import { municipalityNames } from '../../../../electron/base/gazetteer/municipalities.ts';
import { phases, protectionLevels, type Phase, type ProtectionLevel } from '../../../../electron/base/terms.ts';
import { checkPerson } from '../../../../electron/areas/participants/rules.ts';
import { client } from '../../../client/client.ts';
import { laidOver } from '../../../client/draft-text.ts';
import { useRead } from '../../../client/queries.ts';
import { saving } from '../../../client/saving-call.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useTerm } from '../../../i18n/term.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useToday } from '../../../state/session.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { DraftState } from '../../drafts/draft-state.tsx';
import { NumberFields, numberInput, type NumberDraft } from '../number-fields.tsx';
import { markOpened } from '../../../client/case-opening.ts';
import { SimilarNotice, type Similar } from './similar-notice.tsx';
import s from '../participants.module.css';

type Draft = NumberDraft & {
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly protection: ProtectionLevel;
  readonly phase: Phase;
  readonly municipality: string | null;
  /** '': today. */
  readonly openedOn: string;
};

const municipalities = municipalityNames.map(({ code, name, county }) => ({ value: code, label: name, note: county }));
const wrongOf = (problems: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));

const RegisterForm = ({ homeMunicipality }: { readonly homeMunicipality: string }) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const term = useTerm();
  const today = useToday();
  const { replace, back } = useNavigation();
  const empty = useMemo<Draft>(
    () => ({
      givenName: '',
      familyName: '',
      alias: '',
      numberKind: 'number',
      personalNumber: '',
      numberMissingReason: '',
      birthDate: '',
      numberIssuer: '',
      protection: 'none',
      phase: 'contact',
      municipality: homeMunicipality,
      openedOn: '',
    }),
    [homeMunicipality],
  );
  const read = useCallback(
    // No municipality is a choice too.
    (kept: unknown) => laidOver(empty, kept, ['municipality']),
    [empty],
  );
  const draft = useDraft('participants/new/form', empty, { read });
  const { value, set } = draft;
  const { failure, isPending, submit } = useSubmit();
  const [similar, setSimilar] = useState<Similar | null>(null);

  const register = async (isSure: boolean): Promise<void> => {
    const { givenName, familyName, alias, protection, phase, municipality } = value;
    const input = { givenName, familyName, alias, ...numberInput(value) };
    const answer = await submit(async (): Promise<Result<{ readonly caseId: string } | { readonly similar: Similar }>> => {
      const wrong = wrongOf(checkPerson(input, today).problems);
      if (Object.keys(wrong).length > 0) {
        setSimilar(null);
        return fail('invalid', { fields: wrong });
      }
      // First what was typed last, so that it cannot be kept after the record is saved.
      await draft.flush();
      if (!isSure) {
        const { personalNumber, birthDate } = input;
        const asked = await client.participants.similar({ givenName, familyName, personalNumber, birthDate });
        if (!asked.ok) {
          setSimilar(null);
          return asked;
        }
        if (asked.value.length > 0)
          return { ok: true, value: { similar: { rows: asked.value, asked: `${givenName.trim()} ${familyName.trim()}` } } };
      }
      const openedOn = value.openedOn === '' ? today : value.openedOn;
      const registered = await saving(client.participants.register({ ...input, protection, phase, municipality, openedOn }));
      if (registered.ok) await draft.discard();
      return registered;
    });
    if (!answer?.ok) return;
    if ('similar' in answer.value) return setSimilar(answer.value.similar);
    const { caseId } = answer.value;
    markOpened(caseId);
    replace({ at: 'participant', caseId, tab: 'overview' });
  };
  const change = (changes: Partial<Draft>): void => {
    setSimilar(null);
    set(changes);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void register(false);
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <FormColumn>
        <FieldPair>
          <TextField
            autoFocus
            label={formatMessage({ id: 'participants.givenName' })}
            error={field(failure, 'givenName')}
            value={value.givenName}
            onChange={(givenName) => change({ givenName })}
            autoComplete="off"
          />
          <TextField
            label={formatMessage({ id: 'participants.familyName' })}
            error={field(failure, 'familyName')}
            value={value.familyName}
            onChange={(familyName) => change({ familyName })}
            autoComplete="off"
          />
        </FieldPair>
        <NumberFields value={value} set={change} failure={failure} />
        <TextField
          isOptional
          label={formatMessage({ id: 'participants.alias' })}
          description={formatMessage({ id: 'participants.alias.hint' })}
          error={field(failure, 'alias')}
          value={value.alias}
          onChange={(alias) => change({ alias })}
          autoComplete="off"
        />
        <Select
          label={formatMessage({ id: 'participants.protection' })}
          // Fictitious identity ends a record; none begins with it.
          options={protectionLevels
            .filter((level) => level !== 'fictitious')
            .map((level) => ({ value: level, label: term('protection', level) }))}
          error={field(failure, 'protection')}
          value={value.protection}
          onChange={(protection) => change({ protection })}
        />
        <Select
          label={formatMessage({ id: 'participants.phase' })}
          options={phases.map((phase) => ({ value: phase, label: term('phase', phase) }))}
          error={field(failure, 'phase')}
          value={value.phase}
          onChange={(phase) => change({ phase })}
        />
        <ComboBox
          isOptional
          label={formatMessage({ id: 'participants.municipality' })}
          options={municipalities}
          error={field(failure, 'municipality')}
          value={value.municipality}
          onChange={(municipality) => change({ municipality })}
        />
        <DateField
          label={formatMessage({ id: 'participants.openedOn' })}
          today={today}
          error={field(failure, 'openedOn')}
          value={value.openedOn === '' ? today : value.openedOn}
          onChange={(openedOn) => change({ openedOn: openedOn ?? '' })}
        />
      </FormColumn>
      {similar && (
        <div className={s['similar']}>
          <SimilarNotice similar={similar} onOpen={(caseId) => replace({ at: 'participant', caseId, tab: 'overview' })} />
        </div>
      )}
      {failure !== null && failure.fields === undefined && (
        <p role="alert" className={s['refused']}>
          {sentence(failure)}
        </p>
      )}
      <div className={s['formFoot']}>
        <DraftState draft={draft} />
        <div>
          <Button
            onPress={() => {
              void draft.discard();
              back();
            }}
          >
            {formatMessage({ id: 'common.cancel' })}
          </Button>
          {similar === null ? (
            <Button type="submit" variant="primary" isPending={isPending}>
              {formatMessage({ id: 'participants.register' })}
            </Button>
          ) : (
            <Button variant="primary" isPending={isPending} onPress={() => void register(true)}>
              {formatMessage({ id: 'participants.registerAnyway' })}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
};

/** Registers a participant: one column, everything kept as a draft until it is there. */
export const ParticipantNew = () => {
  const { formatMessage } = useIntl();
  const { data: settings } = useRead('settings', 'get', {});
  if (!settings) return <Loading />;
  return (
    <>
      <PageHeader title={formatMessage({ id: 'participants.new' })} sub={formatMessage({ id: 'participants.newText' })} />
      <RegisterForm homeMunicipality={settings.municipality} />
    </>
  );
};
