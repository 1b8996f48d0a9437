import { useIntl } from 'react-intl';
import type { Cell } from '../../../../electron/areas/consents/rules.ts';
import type { Ground } from '../../../../electron/areas/disclosures/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { fail, type Failure } from '../../../../electron/base/result.ts';
import { subjectAreas, type SubjectArea } from '../../../../electron/base/terms.ts';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useRead } from '../../../client/queries.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useTerm } from '../../../i18n/term.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Checkbox } from '../../../ui/fields/checkbox.tsx';
import { Cluster, FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { YesNo } from '../letters/yes-no.tsx';

type GroundDialogProps = {
  readonly caseId: Id;
  readonly cell: Cell;
  readonly agency: string;
  readonly onClose: () => void;
};

type Form = {
  readonly groundId: string | null;
  readonly answers: readonly ('yes' | 'no' | null)[];
  readonly subjects: readonly SubjectArea[];
  readonly told: string;
  readonly reason: string;
  readonly risk: string;
  readonly decider: string;
};

type FieldsProps = {
  readonly form: Form;
  readonly ground: Ground;
  readonly set: (change: Partial<Form>) => void;
  readonly failure: Failure | null;
};

const TestFields = ({ form, ground, set, failure }: FieldsProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const answer = (at: number, given: 'yes' | 'no'): void =>
    set({ answers: ground.questions.map((_, i) => (i === at ? given : (form.answers[i] ?? null))) });
  return (
    <Section label={formatMessage({ id: 'disclosures.ground.test' })}>
      <FormColumn>
        {ground.questions.map((question, i) => (
          <YesNo
            key={question.text}
            label={question.text}
            value={form.answers[i] ?? null}
            onChange={(given) => answer(i, given)}
            error={
              question.stops !== null && question.stops === form.answers[i]
                ? formatMessage({ id: 'disclosures.ground.stopped' })
                : field(failure, `answers.${i}`)
            }
          />
        ))}
      </FormColumn>
    </Section>
  );
};

const DecisionFields = ({ form, ground, set, failure }: FieldsProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const term = useTerm();
  const wrongSubjects = field(failure, 'subjects');
  return (
    <FormColumn>
      <Section label={formatMessage({ id: 'disclosures.ground.subjects' })}>
        <Cluster>
          {subjectAreas.map((subject) => (
            <Checkbox
              key={subject}
              isSelected={form.subjects.includes(subject)}
              onChange={(isOn) => set({ subjects: subjectAreas.filter((one) => (one === subject ? isOn : form.subjects.includes(one))) })}
            >
              {term('subject', subject)}
            </Checkbox>
          ))}
        </Cluster>
        {wrongSubjects !== undefined && <p role="alert">{wrongSubjects}</p>}
      </Section>
      <TextArea
        label={formatMessage({ id: 'disclosures.ground.told' })}
        description={formatMessage({ id: 'disclosures.ground.told-help' })}
        rows={3}
        value={form.told}
        onChange={(told) => set({ told })}
        error={field(failure, 'told')}
      />
      <TextArea
        label={formatMessage({ id: 'disclosures.ground.reason' })}
        rows={2}
        value={form.reason}
        onChange={(reason) => set({ reason })}
        error={field(failure, 'reason')}
      />
      <TextArea
        label={formatMessage({ id: 'disclosures.ground.risk' })}
        rows={2}
        value={form.risk}
        onChange={(risk) => set({ risk })}
        error={field(failure, 'risk')}
      />
      <TextField
        label={formatMessage({ id: 'disclosures.decider' })}
        description={formatMessage({ id: 'disclosures.ground.who-decides' }, { decides: ground.decides })}
        value={form.decider}
        onChange={(decider) => set({ decider })}
        error={field(failure, 'decider')}
      />
    </FormColumn>
  );
};

/** One ground, tried for one disclosure: the test, why, what may happen otherwise, who decides, and what is told. */
export const GroundDialog = ({ caseId, cell, agency, onClose }: GroundDialogProps) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const grounds = useRead('disclosures', 'possibleGrounds', { caseId, agencyId: cell.agencyId });
  const blank: Form = { groundId: null, answers: [], subjects: [cell.subject], told: '', reason: '', risk: '', decider: '' };
  const { value: form, set, isWritten, discard } = useDraft<Form>(`disclosures/${caseId}/ground/${cell.agencyId}/${cell.subject}`, blank);
  const { failure, isPending, submit } = useSubmit();
  const possible = grounds.data ?? [];
  const ground = possible.find((one) => one.id === form.groundId);
  const isStopped = ground?.questions.some((question, i) => question.stops !== null && question.stops === form.answers[i]) ?? false;
  const close = (): void => void discard().then(onClose);

  const decide = async (): Promise<void> => {
    const answer = await submit(() =>
      ground
        ? saving(
            client.disclosures.useGround({
              caseId,
              agencyId: cell.agencyId,
              groundId: ground.id,
              version: ground.version,
              subjects: [...form.subjects],
              told: form.told,
              reason: form.reason,
              risk: form.risk,
              decider: form.decider,
              answers: ground.questions.map((_, i) => form.answers[i] ?? null),
            }),
          )
        : fail('invalid', { fields: { groundId: 'required' } }),
    );
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'disclosures.ground.done' }));
    close();
  };
  const fields = ground && { form, ground, set, failure };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'disclosures.ground.title' }, { agency })}
      hasUnsaved={isWritten}
      onDismiss={close}
      actions={
        <Button variant="primary" isPending={isPending} isDisabled={isStopped || possible.length === 0} onPress={() => void decide()}>
          {formatMessage({ id: 'disclosures.ground.confirm' })}
        </Button>
      }
    >
      <FormColumn>
        {grounds.data && possible.length === 0 ? (
          <p>{formatMessage({ id: 'disclosures.ground.none' }, { agency })}</p>
        ) : (
          <Select
            label={formatMessage({ id: 'disclosures.ground.which' })}
            description={ground?.wording}
            options={possible.map((one) => ({ value: one.id, label: `${one.paragraph} · ${one.name}` }))}
            value={form.groundId}
            onChange={(groundId) => set({ groundId, answers: [] })}
            error={field(failure, 'groundId')}
          />
        )}
        {fields && <TestFields {...fields} />}
        {fields && !isStopped && <DecisionFields {...fields} />}
        {failure && !failure.fields && <WarningStrip tone="danger" lead={sentence(failure)} />}
      </FormColumn>
    </Dialog>
  );
};
