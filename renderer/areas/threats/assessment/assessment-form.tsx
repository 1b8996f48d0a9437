import { useEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { ThreatPicture } from '../../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { fail } from '../../../../electron/base/result.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useSession, useToday } from '../../../state/session.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Cluster, FormColumn } from '../../../ui/page/columns.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';
import { beginAssessment, checkAssessment, readAssessmentForm, type AssessmentForm as Form } from './assessment-form-state.ts';
import { ChosenActors } from './chosen-actors.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { FactorFields } from './factor-fields.tsx';
import { JudgementFields } from './judgement-fields.tsx';
import { MeasureRows, SourceRows } from './listed-rows.tsx';
import s from '../threats.module.css';

export const assessmentDraftKey = (caseId: Id): string => `threats/${caseId}/assessment`;

/** Props shared by every part of the form. */
export type FormPart = {
  readonly form: Form;
  readonly set: (change: Partial<Form>) => void;
  /** The sentence of a field that was refused. */
  readonly problem: (field: string) => string | undefined;
};

/** The form is a place of its own: the keyboard starts at its top. */
const takeFocus = (heading: HTMLElement | null): void => heading?.focus();

type AssessmentFormProps = { readonly caseId: Id; readonly picture: ThreatPicture; readonly onClose: () => void };

/** One calm column. Everything typed is kept as a draft; it becomes an assessment when a person decides it. */
export const AssessmentForm = ({ caseId, picture, onClose }: AssessmentFormProps) => {
  const { formatMessage } = useIntl();
  const { sentence, field } = useFailure();
  const today = useToday();
  const session = useSession((state) => state.state);
  const userName = session.kind === 'open' ? session.user.name : '';
  const settings = useRead('settings', 'get', {});
  const last = picture.assessments[0] ?? null;
  const initial = useMemo(
    () =>
      beginAssessment(
        last,
        picture.actors.map(({ id }) => id),
        today,
        userName,
      ),
    // The form is initialised once; others' changes in the meantime are handled on deciding.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  const {
    value: form,
    set,
    discard,
    flush,
    isWritten,
    text,
    ready,
  } = useDraft(assessmentDraftKey(caseId), initial, { read: readAssessmentForm });
  const { failure, isPending, submit, clear } = useSubmit();
  const column = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (failure?.fields)
      column.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input, [role="radiogroup"][data-invalid] label')
        ?.focus();
  }, [failure]);

  if (!settings.data || !ready) return <Loading />;
  const days = settings.data.reassessmentDays;
  const part: FormPart = { form, set, problem: (name) => field(failure, name) };

  const decide = async () => {
    const checked = checkAssessment(
      form,
      days,
      today,
      picture.actors.map(({ id }) => id),
    );
    const answer = await submit(async () => {
      if (checked.fields) return fail('invalid', { fields: checked.fields });
      const assessed = await client.threats.assess({ caseId, ...checked.input });
      if (assessed.ok) await discard();
      return assessed;
    });
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'threats.decided' }, { number: answer.value.number }));
    onClose();
  };
  const giveUp = async () => {
    const key = assessmentDraftKey(caseId);
    await discard();
    if (isWritten)
      showToast(formatMessage({ id: 'threats.draft-discarded' }), {
        onUndo: () => void client.drafts.put({ key, value: text, baseVersion: 0 }),
      });
    onClose();
  };
  const later = async () => {
    await flush();
    onClose();
  };

  return (
    <div ref={column} className={s['form']}>
      <h2 ref={takeFocus} tabIndex={-1} className={s['formTitle']}>
        {formatMessage({ id: last ? 'threats.reassess' : 'threats.assess' })}
      </h2>
      {last && <p className={s['lead']}>{formatMessage({ id: 'threats.from-last' }, { date: last.decidedOn })}</p>}
      <FormColumn>
        <Section label={formatMessage({ id: 'threats.actors' })}>
          <ChosenActors caseId={caseId} actors={picture.actors} {...part} />
        </Section>
        <FactorFields {...part} />
        <Section label={formatMessage({ id: 'threats.sources' })}>
          <SourceRows {...part} />
        </Section>
        <Section label={formatMessage({ id: 'threats.judgement' })}>
          <JudgementFields {...part} />
        </Section>
        <Section label={formatMessage({ id: 'threats.measures' })}>
          <MeasureRows {...part} />
        </Section>
        <Section label={formatMessage({ id: 'threats.decision' })}>
          <DecisionFields {...part} days={days} today={today} />
        </Section>
        {failure && (
          <WarningStrip
            tone="danger"
            lead={sentence(failure).split(/(?<=\.) /)[0] ?? ''}
            {...(failure.code === 'conflict'
              ? {
                  action: (
                    <Button
                      size="small"
                      onPress={() => {
                        set({ basedOn: last?.id ?? null });
                        clear();
                      }}
                    >
                      {formatMessage({ id: 'threats.base-on-new' })}
                    </Button>
                  ),
                }
              : {})}
          >
            {sentence(failure)
              .split(/(?<=\.) /)
              .slice(1)
              .join(' ')}
          </WarningStrip>
        )}
        <Cluster>
          <Button variant="primary" isPending={isPending} onPress={() => void decide()}>
            {formatMessage({ id: 'threats.decide' })}
          </Button>
          <Button onPress={() => void later()}>{formatMessage({ id: 'threats.later' })}</Button>
          <Button variant="quiet" onPress={() => void giveUp()}>
            {formatMessage({ id: 'threats.discard-draft' })}
          </Button>
        </Cluster>
      </FormColumn>
    </div>
  );
};
