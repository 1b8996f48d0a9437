import { Check, FileDown, MessageCircleQuestionMark, PenLine, Circle } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Sample } from '../../../electron/areas/logchecks/contract.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Cluster, Columns } from '../../ui/page/columns.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Section } from '../../ui/page/section.tsx';
import { EntryPanel } from '../audit/entry-panel.tsx';
import { useKindWords } from '../audit/kind-words.ts';
import { useLogPapers } from '../audit/use-log-papers.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import s from '../audit/log.module.css';

const icons = { fine: Check, question: MessageCircleQuestionMark, none: Circle } as const;

/** A drawn sample: entry by entry, then signed as a whole. */
export const SampleView = ({ sample, mayCheck }: { readonly sample: Sample; readonly mayCheck: boolean }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useKindWords();
  const { sentence, field } = useFailure();
  const papers = useLogPapers();
  const [chosen, setChosen] = useState<number | null>(null);
  const [isSigning, setSigning] = useState(false);
  const { failure, isPending, submit } = useSubmit();
  const entry = sample.entries.find(({ seq }) => seq === chosen);
  const done = sample.entries.filter(({ verdict }) => verdict !== null).length;
  const month = format.month(`${sample.month}-01`);
  const sign = async (): Promise<void> => {
    await submit(() => saving(client.logchecks.sign({ sampleId: sample.id })));
    setSigning(false);
  };
  const onSaved = (): void => setChosen(sample.entries.find(({ seq, verdict }) => verdict === null && seq !== chosen)?.seq ?? chosen);
  return (
    <Columns
      side={
        entry ? (
          <>
            <EntryPanel key={`entry ${entry.seq}`} entry={entry} />
            {mayCheck && sample.signed === null && (
              <VerdictPanel key={`verdict ${entry.seq}`} sample={sample} entry={entry} onSaved={onSaved} />
            )}
          </>
        ) : (
          <DetailPanel
            label={formatMessage({ id: 'logchecks.verdict' })}
            title={formatMessage({ id: 'logchecks.choose' })}
            text={formatMessage({ id: 'logchecks.choose-text' })}
          />
        )
      }
    >
      <Section
        label={formatMessage({ id: 'logchecks.title' }, { month })}
        aside={formatMessage({ id: 'logchecks.count' }, { done, all: sample.entries.length })}
      >
        <p className={s['lead']}>
          {formatMessage(
            { id: 'logchecks.drawn' },
            { drawn: sample.entries.length, all: sample.candidates, at: format.instant(sample.drawnAt), who: sample.drawnBy },
          )}
          {sample.signed &&
            `. ${formatMessage({ id: 'logchecks.signed' }, { at: format.instant(sample.signed.at), who: sample.signed.by })}`}
        </p>
        <ListCard label={formatMessage({ id: 'logchecks.list' })}>
          {sample.entries.map((one) => (
            <ListRow
              key={one.seq}
              isCompact
              icon={icons[one.verdict ?? 'none']}
              what={words(one.kind)}
              detail={[one.caseNumber, one.who].filter((part) => part !== null).join(' · ')}
              {...(one.isWithheld
                ? { below: [formatMessage({ id: 'logchecks.withheld' })] }
                : one.remark === ''
                  ? {}
                  : { below: [one.remark] })}
              date={
                one.verdict === null
                  ? format.instant(one.at)
                  : `${formatMessage({ id: `logchecks.verdict.${one.verdict}` })} · ${format.instant(one.at)}`
              }
              isSelected={one.seq === chosen}
              onOpen={() => setChosen(one.seq)}
              onFocus={() => setChosen(one.seq)}
            />
          ))}
        </ListCard>
      </Section>
      <Cluster>
        <Button icon={FileDown} onPress={() => void papers.report(client.logchecks.saveSample({ sampleId: sample.id }))}>
          {formatMessage({ id: 'audit.save' })}
        </Button>
        {mayCheck && sample.signed === null && (
          <Button variant="primary" icon={PenLine} isDisabled={done < sample.entries.length} onPress={() => setSigning(true)}>
            {formatMessage({ id: 'logchecks.sign' })}
          </Button>
        )}
      </Cluster>
      {failure && <p role="alert">{field(failure, 'entries') ?? sentence(failure)}</p>}
      <ConfirmDialog
        isOpen={isSigning}
        title={formatMessage({ id: 'logchecks.sign-title' }, { month })}
        confirm={formatMessage({ id: 'logchecks.sign' })}
        isPending={isPending}
        onConfirm={() => void sign()}
        onCancel={() => setSigning(false)}
      >
        {formatMessage({ id: 'logchecks.sign-text' })}
      </ConfirmDialog>
    </Columns>
  );
};
