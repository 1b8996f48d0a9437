import { useIntl } from 'react-intl';
import type { Sample, SampleEntry } from '../../../electron/areas/logchecks/contract.ts';
import { verdicts, type CheckVerdict } from '../../../electron/areas/logchecks/rules.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { Button } from '../../ui/controls/button.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { RadioGroup } from '../../ui/fields/radio-group.tsx';
import { TextArea } from '../../ui/fields/text-field.tsx';
import { DraftState } from '../drafts/draft-state.tsx';
import s from '../audit/log.module.css';

type Typed = { readonly verdict: CheckVerdict | null; readonly remark: string };
/** Must stay one object: a draft begins from it. */
const untouched: Typed = { verdict: null, remark: '' };

/** The checker's verdict on one entry. Typed text survives a lock. */
export const VerdictPanel = ({
  sample,
  entry,
  onSaved,
}: {
  readonly sample: Sample;
  readonly entry: SampleEntry;
  readonly onSaved: () => void;
}) => {
  const { formatMessage } = useIntl();
  const { field, general } = useFailure();
  const draft = useDraft<Typed>(`logchecks/${sample.id}/${entry.seq}`, untouched);
  const { failure, isPending, submit } = useSubmit();
  const isTouched = draft.value.verdict !== null || draft.value.remark !== '';
  const { verdict, remark } = isTouched ? { ...draft.value, verdict: draft.value.verdict ?? entry.verdict } : entry;
  const save = async (): Promise<void> => {
    const answer = await submit(() =>
      saving(client.logchecks.mark({ sampleId: sample.id, seq: entry.seq, verdict: verdict ?? 'fine', remark })),
    );
    if (!answer?.ok) return;
    await draft.discard();
    onSaved();
  };
  return (
    <DetailPanel
      label={formatMessage({ id: 'logchecks.verdict' })}
      actions={
        <Button isWide variant="primary" isPending={isPending} isDisabled={verdict === null} onPress={() => void save()}>
          {formatMessage({ id: 'logchecks.save' })}
        </Button>
      }
    >
      <div className={s['form']}>
        <RadioGroup
          label={formatMessage({ id: 'logchecks.ask' })}
          options={verdicts.map((value) => ({ value, label: formatMessage({ id: `logchecks.verdict.${value}` }) }))}
          value={verdict}
          onChange={(next) => draft.set({ verdict: next, remark })}
          error={general(failure)}
        />
        <TextArea
          label={formatMessage({ id: 'logchecks.remark' })}
          description={formatMessage({ id: 'logchecks.remark-help' })}
          isOptional={verdict !== 'question'}
          rows={3}
          value={remark}
          onChange={(next) => draft.set({ verdict, remark: next })}
          error={field(failure, 'remark')}
        />
        <DraftState draft={draft} />
      </div>
    </DetailPanel>
  );
};
