import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { LogEntry } from '../../../electron/areas/audit/contract.ts';
import { headGroups, payloadLines } from '../../../electron/areas/audit/rules.ts';
import type { Output } from '../../../electron/base/contract.ts';
import type { auditContract } from '../../../electron/areas/audit/contract.ts';
import { client } from '../../client/client.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { KeyValues } from '../../ui/lists/key-values.tsx';
import { TextArea } from '../../ui/fields/text-field.tsx';
import { useKindWords } from './kind-words.ts';
import s from './log.module.css';

type Opened = Output<typeof auditContract.openPayload>;

/** One entry; its content only when asked for, because reading it is an act. */
export const EntryPanel = ({ entry }: { readonly entry: LogEntry }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useKindWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { failure, isPending, submit } = useSubmit();
  const [reason, setReason] = useState('');
  const { field } = useFailure();
  const needsReason = failure?.code === 'reason-required';
  const open = async (): Promise<void> => {
    const answer = await submit(() => client.audit.openPayload({ seq: entry.seq, ...(reason === '' ? {} : { reason }) }));
    if (answer?.ok) setOpened(answer.value);
  };
  const lines = typeof opened?.payload === 'string' ? payloadLines(opened.payload) : [];
  return (
    <DetailPanel
      label={formatMessage({ id: 'audit.entry' }, { seq: entry.seq })}
      title={words(entry.kind)}
      text={[format.instant(entry.at), entry.who ?? formatMessage({ id: 'audit.nobody' }), entry.caseNumber]
        .filter((part) => part !== null)
        .join(' · ')}
      isLive
      {...(opened === null
        ? {
            actions: (
              <Button isWide icon={Eye} isPending={isPending} onPress={() => void open()}>
                {formatMessage({ id: 'audit.open' })}
              </Button>
            ),
            foot: formatMessage({ id: 'audit.open-text' }),
          }
        : {
            foot: (
              <>
                {formatMessage({ id: 'audit.head' })} <span className={s['digits']}>{headGroups(opened.head).join(' ')}</span>
              </>
            ),
          })}
    >
      {failure && !needsReason && <ErrorState failure={failure} />}
      {opened === null && (needsReason || reason !== '') && (
        <TextArea
          rows={2}
          label={formatMessage({ id: 'audit.reason' })}
          description={formatMessage({ id: 'audit.reason-text' })}
          limit={1000}
          error={field(failure, 'reason')}
          value={reason}
          onChange={setReason}
        />
      )}
      {opened !== null &&
        (opened.payload === null ? (
          <p className={s['quiet']}>{formatMessage({ id: 'audit.weeded' })}</p>
        ) : lines.length === 0 ? (
          <p className={s['quiet']}>{formatMessage({ id: 'audit.empty-payload' })}</p>
        ) : (
          <div className={s['payload']}>
            <KeyValues isStacked items={lines.map(({ name, text }) => ({ id: name, key: name, value: text === '' ? '–' : text }))} />
          </div>
        ))}
    </DetailPanel>
  );
};
