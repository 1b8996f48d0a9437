import { useCallback, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { municipalityNames } from '../../../../electron/base/gazetteer/municipalities.ts';
import { lineProblem } from '../../../../electron/base/fields.ts';
import { nameProblem, passphraseBytes, signatureProblem } from '../../../../electron/areas/users/rules.ts';
import { client } from '../../../client/client.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import type { MessageId } from '../../../i18n/message-ids.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { ComboBox } from '../../../ui/fields/combo-box.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { CodeStep } from './code-step.tsx';
import { FailureNote } from './failure-note.tsx';
import { initials } from '../accounts/initials.ts';
import { isGoodPassphrase, PassphraseStep, passphraseTrouble, type Passphrase } from './passphrase-step.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';

const steps = ['organisation', 'user', 'passphrase', 'code', 'confirm'] as const;
type Step = (typeof steps)[number];
type Answers = {
  readonly municipality: string | null;
  readonly organisation: 'social-board' | 'other';
  readonly unit: string;
  readonly name: string;
  readonly signature: string;
  readonly first: string;
  readonly second: string;
};
type Proposal = { readonly code: string; readonly ask: readonly [number, number] };
type Problems = Readonly<Record<string, string | null>>;

const stepOf: Readonly<Record<string, Step>> = {
  municipality: 'organisation',
  unit: 'organisation',
  name: 'user',
  signature: 'user',
  passphrase: 'passphrase',
};

/** Five short steps; nothing is on disk until the last one, and every answer stays while one goes back and forth. */
export const NewRegister = ({ onCancel, onMade }: { readonly onCancel: () => void; readonly onMade: () => Promise<unknown> }) => {
  const { formatMessage } = useIntl();
  const { field, problem } = useFailure();
  const language = usePreferences((state) => state.language);
  const [at, setAt] = useState<Step>('organisation');
  const [tried, setTried] = useState(false);
  const proposing = useSubmit();
  const creating = useSubmit();
  const { isPending } = creating;
  const failure = proposing.failure ?? creating.failure;
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [answers, setAnswers] = useState<Answers>({
    municipality: null,
    organisation: 'social-board',
    unit: formatMessage({ id: 'users.unit-default' }),
    name: '',
    signature: '',
    first: '',
    second: '',
  });
  const [passphrase, setPassphrase] = useState<Passphrase>({ text: '', again: '', score: null });
  const keep = useCallback((next: Passphrase) => setPassphrase(next), []);
  const known = useMemo(
    () => [answers.name, answers.unit, answers.signature].filter((word) => word !== ''),
    [answers.name, answers.unit, answers.signature],
  );
  const set = (changes: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...changes }));

  const problemsAt: Readonly<Record<Step, Problems>> = {
    organisation: { municipality: answers.municipality === null ? 'municipality-required' : null, unit: lineProblem(answers.unit, 100) },
    user: { name: nameProblem(answers.name), signature: signatureProblem(answers.signature) },
    passphrase: { passphrase: passphraseTrouble(passphrase) === null ? null : 'passphrase-weak' },
    code: {},
    confirm: {},
  };
  const wrong = Object.values(problemsAt[at]).some((code) => code !== null);
  const error = (name: string): string | undefined => {
    const code = tried ? problemsAt[at][name] : null;
    return code ? problem(code) : field(failure, name);
  };

  const show = (step: Step): void => {
    setAt(step);
    setTried(false);
  };
  const go = (step: Step): void => {
    show(step);
    proposing.clear();
    creating.clear();
  };

  const create = async (): Promise<void> => {
    const answer = await creating.submit(() =>
      client.users.createRegister(
        {
          municipality: answers.municipality ?? '',
          organisation: answers.organisation,
          unit: answers.unit,
          name: answers.name,
          signature: answers.signature,
          groups: [answers.first, answers.second],
          language,
        },
        [passphraseBytes(passphrase.text)],
      ),
    );
    if (!answer) return;
    if (answer.ok) {
      await onMade();
      return;
    }
    // The step with the field that was refused, and the refusal with it.
    const step = Object.keys(answer.error.fields ?? {}).map((name) => stepOf[name])[0];
    if (step) show(step);
  };

  const next = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    setTried(true);
    if (wrong || (at === 'passphrase' && !(await isGoodPassphrase(passphrase, known)))) return;
    if (at === 'confirm') return create();
    if (at === 'passphrase' && !proposal) {
      const answer = await proposing.submit(() => client.users.proposeRecoveryCode({}));
      if (!answer?.ok) return undefined;
      setProposal(answer.value);
    }
    go(steps[steps.indexOf(at) + 1] ?? at);
    return undefined;
  };

  const body: Readonly<Record<Step, () => ReactNode>> = {
    organisation: () => (
      <FormColumn>
        <ComboBox
          label={formatMessage({ id: 'users.municipality' })}
          options={municipalityNames.map(({ code, name, county }) => ({ value: code, label: name, note: county }))}
          value={answers.municipality}
          onChange={(municipality) => set({ municipality })}
          error={error('municipality')}
        />
        <RadioGroup
          label={formatMessage({ id: 'users.organisation' })}
          description={formatMessage({ id: 'users.organisation-help' })}
          options={[
            {
              value: 'social-board',
              label: formatMessage({ id: 'users.social-board' }),
              note: formatMessage({ id: 'users.social-board-note' }),
            },
            { value: 'other', label: formatMessage({ id: 'users.other' }), note: formatMessage({ id: 'users.other-note' }) },
          ]}
          value={answers.organisation}
          onChange={(organisation) => set({ organisation })}
        />
        <TextField
          label={formatMessage({ id: 'users.unit' })}
          description={formatMessage({ id: 'users.unit-help' })}
          value={answers.unit}
          onChange={(unit) => set({ unit })}
          error={error('unit')}
        />
      </FormColumn>
    ),
    user: () => (
      <FormColumn>
        <TextField
          label={formatMessage({ id: 'users.name' })}
          value={answers.name}
          onChange={(name) => set({ name, ...(answers.signature === initials(answers.name) ? { signature: initials(name) } : {}) })}
          error={error('name')}
          autoComplete="off"
          autoFocus
        />
        <TextField
          label={formatMessage({ id: 'users.signature' })}
          description={formatMessage({ id: 'users.signature-help' })}
          value={answers.signature}
          onChange={(signature) => set({ signature })}
          error={error('signature')}
          autoComplete="off"
          isShort
        />
      </FormColumn>
    ),
    passphrase: () => <PassphraseStep value={passphrase} known={known} showsTrouble={tried} onChange={keep} />,
    code: () => proposal && <CodeStep code={proposal.code} />,
    confirm: () => (
      <FormColumn>
        {(['first', 'second'] as const).map((which, i) => (
          <TextField
            key={which}
            label={formatMessage({ id: 'users.group' }, { number: (proposal?.ask[i] ?? 0) + 1 })}
            value={answers[which]}
            onChange={(text) => set({ [which]: text })}
            error={field(failure, `${which}Group`)}
            autoComplete="off"
            spellCheck="false"
            autoFocus={i === 0}
            isShort
          />
        ))}
      </FormColumn>
    ),
  };

  const index = steps.indexOf(at);
  return (
    <form onSubmit={(event) => void next(event)} noValidate>
      <p className={s['step']}>{formatMessage({ id: 'users.step' }, { at: index + 1, of: steps.length })}</p>
      <StepTitle>{formatMessage({ id: `users.${at}.title` as MessageId & 'users.code.title' })}</StepTitle>
      <p className={s['lead']}>{formatMessage({ id: `users.${at}.lead` as MessageId & 'users.code.lead' })}</p>
      {body[at]()}
      {failure && Object.keys(failure.fields ?? {}).length === 0 && <FailureNote failure={failure} />}
      <div className={s['actions']}>
        <Button type="submit" variant="primary" isPending={isPending}>
          {formatMessage({ id: at === 'confirm' ? 'users.create' : 'common.continue' })}
        </Button>
        <Button variant="quiet" onPress={() => (index === 0 ? onCancel() : go(steps[index - 1] ?? at))} isDisabled={isPending}>
          {formatMessage({ id: index === 0 ? 'common.cancel' : 'common.back' })}
        </Button>
        {isPending && <span role="status">{formatMessage({ id: 'users.creating' })}</span>}
      </div>
    </form>
  );
};
