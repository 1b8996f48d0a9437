import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { changedFields, fieldsOf } from '../../../../electron/areas/decisions/rules.ts';
import type { Ground } from '../../../../electron/areas/disclosures/contract.ts';
import { changeProblems } from '../../../../electron/areas/disclosures/grounds/ground-rules.ts';
import { decidingRoles } from '../../../../electron/base/permissions.ts';
import { fail, type Result } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useTerm } from '../../../i18n/term.ts';
import { useRole } from '../../../state/session.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { Cluster, FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { useDecisionWords } from '../../decisions/words.ts';
import { SecondSignatureDialog } from '../../users/signatures/second-signature-dialog.tsx';

const stops = ['yes', 'no', 'none'] as const;

type Question = Ground['questions'][number];
type QuestionsProps = {
  readonly questions: readonly Question[];
  readonly onChange: (questions: Question[]) => void;
  readonly error: (name: string) => string | undefined;
};

const Questions = ({ questions, onChange, error }: QuestionsProps) => {
  const { formatMessage } = useIntl();
  const change = (at: number, part: Partial<Question>): void => onChange(questions.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Section label={formatMessage({ id: 'disclosures.ground.test' })}>
      <FormColumn>
        {questions.map((question, i) => (
          // A question has no name but its place.
          <FieldPair key={i}>
            <TextArea
              rows={2}
              label={formatMessage({ id: 'disclosures.grounds.question' }, { number: i + 1 })}
              value={question.text}
              onChange={(text) => change(i, { text })}
              error={error(`questions.${i}`)}
            />
            <Cluster>
              <Select
                label={formatMessage({ id: 'disclosures.grounds.stops' })}
                options={stops.map((value) => ({ value, label: formatMessage({ id: `disclosures.grounds.stops.${value}` }) }))}
                value={question.stops ?? 'none'}
                onChange={(value) => change(i, { stops: value === 'none' ? null : value })}
              />
              <IconButton
                icon={X}
                size="small"
                label={formatMessage({ id: 'disclosures.grounds.remove-question' }, { number: i + 1 })}
                onPress={() => onChange(questions.filter((_, at) => at !== i))}
              />
            </Cluster>
          </FieldPair>
        ))}
        <Button size="small" icon={Plus} onPress={() => onChange([...questions, { text: '', stops: null }])}>
          {formatMessage({ id: 'disclosures.grounds.add-question' })}
        </Button>
      </FormColumn>
    </Section>
  );
};

/** One ground as used in this municipality. Saved as a whole: a half-changed test would be a different test. */
export const GroundEditor = ({ ground }: { readonly ground: Ground }) => {
  const { formatMessage, formatList } = useIntl();
  const { field, sentence } = useFailure();
  const term = useTerm();
  const words = useDecisionWords();
  const [form, setForm] = useState(ground);
  const [age, setAge] = useState(ground.ageBelow === null ? '' : String(ground.ageBelow));
  const { failure, isPending, submit } = useSubmit();
  const [asking, setAsking] = useState<Ground | null>(null);
  const isDecider = decidingRoles.includes(useRole());
  const set = (change: Partial<Ground>): void => setForm((before) => ({ ...before, ...change }));
  const error = (name: string): string | undefined => field(failure, name);

  const save = async (): Promise<void> => {
    const typed = age.trim();
    const next = { ...form, ageBelow: typed === '' ? null : Number(typed) };
    // To turn it off takes one; everything else may open, and takes two.
    const takesTwo = fieldsOf(changedFields(ground, next)).join() !== 'active' || next.active;
    const answer = await submit<unknown>(() => {
      if (!/^\d{0,3}$/.test(typed)) return fail('invalid', { fields: { ageBelow: 'out-of-range' } });
      const problems = Object.entries(changeProblems(next)).filter((pair): pair is [string, string] => pair[1] !== null);
      if (problems.length > 0) return fail('invalid', { fields: Object.fromEntries(problems) });
      return takesTwo ? { ok: true, value: null } : saving(client.disclosures.closeGround({ id: ground.id, version: ground.version }));
    });
    if (!answer?.ok) return;
    if (takesTwo) setAsking(next);
    else showToast(formatMessage({ id: 'disclosures.grounds.saved' }));
  };
  const sign = async (next: Ground, signerId: string, passphrase: Uint8Array): Promise<Result<unknown>> => {
    const { form: _form, recipients: _recipients, ...fields } = next;
    const answer = await saving(client.disclosures.changeGround({ ...fields, signerId }, [passphrase]));
    if (answer.ok) showToast(formatMessage({ id: 'disclosures.grounds.saved' }));
    return answer;
  };
  const recipients = ground.recipients.map((kind) => term('agency', kind));
  const active = error('active');
  const questions = error('questions');
  return (
    <Section label={ground.paragraph}>
      <Card isPadded>
        <FormColumn>
          <TextField
            label={formatMessage({ id: 'disclosures.grounds.name' })}
            value={form.name}
            onChange={(name) => set({ name })}
            error={error('name')}
          />
          <TextField
            label={formatMessage({ id: 'disclosures.grounds.paragraph' })}
            value={form.paragraph}
            onChange={(paragraph) => set({ paragraph })}
            error={error('paragraph')}
          />
          <TextArea
            rows={4}
            label={formatMessage({ id: 'disclosures.grounds.wording' })}
            value={form.wording}
            onChange={(wording) => set({ wording })}
            error={error('wording')}
          />
          <TextField
            isShort
            kind="numeric"
            label={formatMessage({ id: 'disclosures.grounds.age' })}
            description={formatMessage({ id: 'disclosures.grounds.age-help' })}
            value={age}
            onChange={setAge}
            error={error('ageBelow')}
          />
          <TextField
            label={formatMessage({ id: 'disclosures.grounds.decides' })}
            value={form.decides}
            onChange={(decides) => set({ decides })}
            error={error('decides')}
          />
          <p>
            {formatMessage({ id: 'disclosures.grounds.recipients' })}:{' '}
            {recipients.length === 0 ? formatMessage({ id: 'disclosures.grounds.nobody' }) : formatList(recipients)}
          </p>
          {ground.form === 'decision' && (
            <Questions questions={form.questions} onChange={(questions) => set({ questions })} error={error} />
          )}
          <Checkbox isSelected={form.verified} onChange={(verified) => set({ verified })}>
            {formatMessage({ id: 'disclosures.grounds.verified' })}
          </Checkbox>
          {ground.form !== 'inbound' && (
            <Checkbox isSelected={form.active} onChange={(isOn) => set({ active: isOn })}>
              {formatMessage({ id: 'disclosures.grounds.active' })}
            </Checkbox>
          )}
          {questions !== undefined && <p role="alert">{questions}</p>}
          {active !== undefined && <p role="alert">{active}</p>}
          {failure && !failure.fields && <WarningStrip tone="danger" lead={sentence(failure)} />}
          <p>{formatMessage({ id: isDecider ? 'decisions.ground-text' : 'decisions.deciders-only' })}</p>
          {isDecider && (
            <Button variant="primary" isPending={isPending} onPress={() => void save()}>
              {formatMessage({ id: 'disclosures.grounds.save' })}
            </Button>
          )}
          {asking && (
            <SecondSignatureDialog
              caseId={null}
              isDecision
              title={formatMessage({ id: 'decisions.ground-title' }, { paragraph: ground.paragraph })}
              hasUnsaved={false}
              onSign={(signerId, passphrase) => sign(asking, signerId, passphrase)}
              onDone={() => setAsking(null)}
            >
              <ul>
                {fieldsOf(changedFields(ground, asking)).map((name) => (
                  <li key={name}>
                    {words.change(
                      name,
                      (ground as Readonly<Record<string, unknown>>)[name],
                      (asking as Readonly<Record<string, unknown>>)[name],
                    )}
                  </li>
                ))}
              </ul>
            </SecondSignatureDialog>
          )}
        </FormColumn>
      </Card>
    </Section>
  );
};
