import { useState } from 'react';
import { useIntl } from 'react-intl';
import { agencyClosings, changedFields, fieldsOf, onlyCloses } from '../../../../electron/areas/decisions/rules.ts';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import { agencyKinds } from '../../../../electron/base/terms.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useTerm } from '../../../i18n/term.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Cluster } from '../../../ui/page/columns.tsx';
import { KeyValues } from '../../../ui/lists/key-values.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { Switch } from '../../../ui/fields/switch.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { useDecisionWords } from '../words.ts';
import { SecondSignatureDialog } from '../../users/signatures/second-signature-dialog.tsx';

type Fields = Pick<Agency, 'kind' | 'name' | 'insideSecrecyAct' | 'ownOrganisation' | 'active'>;
const decided = ({ kind, name, insideSecrecyAct, ownOrganisation, active }: Agency): Fields => ({
  kind,
  name,
  insideSecrecyAct,
  ownOrganisation,
  active,
});

/** For whoever does not decide: what the agency is, in words. */
export const AgencyFacts = ({ agency }: { readonly agency: Agency }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const yes = (is: boolean): string => formatMessage({ id: is ? 'decisions.yes' : 'decisions.no' });
  return (
    <>
      <KeyValues
        items={[
          { id: 'kind', key: formatMessage({ id: 'settings.agency-kind' }), value: term('agency', agency.kind) },
          { id: 'inside', key: formatMessage({ id: 'settings.agency-inside' }), value: yes(agency.insideSecrecyAct) },
          { id: 'own', key: formatMessage({ id: 'settings.agency-own' }), value: yes(agency.ownOrganisation) },
          { id: 'active', key: formatMessage({ id: 'settings.agency-active' }), value: yes(agency.active) },
        ]}
      />
      <p>{formatMessage({ id: 'decisions.deciders-only' })}</p>
    </>
  );
};

/** What an agency is decides what it may be told: two change it together, and one may close at once. */
export const AgencyForm = ({ agency }: { readonly agency: Agency }) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const term = useTerm();
  const words = useDecisionWords();
  const saved = decided(agency);
  const [form, setForm] = useState<Fields>(saved);
  const [asking, setAsking] = useState(false);
  const { failure, isPending, submit } = useSubmit();
  const set = (changes: Partial<Fields>): void => setForm((before) => ({ ...before, ...changes }));
  const change = changedFields(saved, form);
  const changed = fieldsOf(change);
  const isClosing = onlyCloses(saved, form);

  const close = async (): Promise<void> => {
    const answer = await submit(async () => {
      for (const what of agencyClosings.filter((each) => changed.includes(each))) {
        const closed = await saving(client.decisions.closeAgency({ id: agency.id, what }));
        if (!closed.ok) return closed;
      }
      return { ok: true, value: null };
    });
    if (answer?.ok) showToast(formatMessage({ id: 'decisions.closed' }), { tone: 'done' });
  };
  return (
    <>
      <TextField
        label={formatMessage({ id: 'settings.agency-name' })}
        value={form.name}
        onChange={(name) => set({ name })}
        error={field(failure, 'name')}
      />
      <Select
        label={formatMessage({ id: 'settings.agency-kind' })}
        options={agencyKinds.map((value) => ({ value, label: term('agency', value) }))}
        value={form.kind}
        onChange={(kind) => set({ kind })}
      />
      <Switch
        isSelected={form.insideSecrecyAct}
        onChange={(insideSecrecyAct) => set({ insideSecrecyAct })}
        note={formatMessage({ id: 'settings.agency-inside-note' })}
      >
        {formatMessage({ id: 'settings.agency-inside' })}
      </Switch>
      {(form.kind === 'social-services' || form.ownOrganisation) && (
        <Switch
          isSelected={form.ownOrganisation}
          onChange={(ownOrganisation) => set({ ownOrganisation })}
          note={formatMessage({ id: 'settings.agency-own-note' })}
        >
          {formatMessage({ id: 'settings.agency-own' })}
        </Switch>
      )}
      <Switch isSelected={form.active} onChange={(active) => set({ active })} note={formatMessage({ id: 'settings.agency-active-note' })}>
        {formatMessage({ id: 'settings.agency-active' })}
      </Switch>
      <p>{formatMessage({ id: 'decisions.agency-text' })}</p>
      {changed.length > 0 && (
        <Cluster>
          <Button variant="primary" isPending={isPending} onPress={() => (isClosing ? void close() : setAsking(true))}>
            {formatMessage({ id: isClosing ? 'decisions.close' : 'decisions.decide' })}
          </Button>
          <Button onPress={() => setForm(saved)}>{formatMessage({ id: 'common.cancel' })}</Button>
        </Cluster>
      )}
      {failure && !failure.fields && <p role="alert">{sentence(failure)}</p>}
      {asking && (
        <SecondSignatureDialog
          caseId={null}
          isDecision
          title={formatMessage({ id: 'decisions.agency-title' }, { name: agency.name })}
          hasUnsaved={false}
          onSign={async (signerId, passphrase) => {
            const { id, shortName } = agency;
            const answer = await saving(client.decisions.changeAgency({ id, shortName, ...form, signerId }, [passphrase]));
            if (answer.ok) showToast(formatMessage({ id: 'decisions.done' }), { tone: 'done' });
            // What is wrong in the form stands there, not behind the question.
            const endsTheQuestion = answer.ok || answer.error.fields?.['name'] !== undefined;
            if (endsTheQuestion) void submit(() => answer);
            return endsTheQuestion ? { ok: true, value: null } : answer;
          }}
          onDone={() => setAsking(false)}
        >
          <ul>
            {changed.map((name) => (
              <li key={name}>{words.change(name, change.before[name], change.after[name])}</li>
            ))}
          </ul>
        </SecondSignatureDialog>
      )}
    </>
  );
};
