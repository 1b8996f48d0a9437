import { Archive, KeyRound, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Generation } from '../../../electron/areas/users/keys/keys-contract.ts';
import { client } from '../../client/client.ts';
import { flushDrafts } from '../../client/draft-keeper.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { isMessageId } from '../../i18n/messages.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { ProgressDialog } from '../../ui/dialogs/progress-dialog.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useJobSubmit } from '../../client/use-job-submit.ts';
import { FailureNote } from './start/failure-note.tsx';
import s from './users.module.css';

const Row = ({ generation }: { readonly generation: Generation }) => {
  const { formatMessage, formatNumber } = useIntl();
  const format = useFormat();
  const { number, isLiving, isWhole, at, bytes } = generation;
  return (
    <ListRow
      icon={isLiving ? KeyRound : isWhole ? Archive : Unplug}
      what={formatMessage({ id: 'rekey.generation' }, { number: Number(number) })}
      detail={[
        formatMessage({ id: isLiving ? 'rekey.living' : isWhole ? 'rekey.earlier' : 'rekey.broken' }),
        formatNumber(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
      ].join(' · ')}
      date={format.instant(at)}
    />
  );
};

/** A new key for the whole register, and what is still under earlier ones. */
export const KeysSection = () => {
  const { formatMessage } = useIntl();
  const generations = useRead('users', 'generations', {});
  const { job, failure, start, clear } = useJobSubmit();
  const [asking, setAsking] = useState(false);

  const rekey = async (): Promise<void> => {
    setAsking(false);
    const answer = await start(async (jobId) => {
      await flushDrafts();
      return client.users.rekey({ jobId });
    });
    const code = answer?.ok === false ? answer.error.code : null;
    // Done, the register locks and this window is loaded anew; what comes back then is no refusal of ours.
    if (code === 'locked') clear();
    if (code === 'cancelled') showToast(formatMessage({ id: 'rekey.cancelled' }), { tone: 'done' });
  };

  const step = `rekey.step.${job.progress?.step ?? ''}`;
  return (
    <>
      <Section label={formatMessage({ id: 'rekey.now' })}>
        <p className={s['lead']}>{formatMessage({ id: 'rekey.lead' })}</p>
        <Button variant="primary" onPress={() => setAsking(true)}>
          {formatMessage({ id: 'rekey.do' })}
        </Button>
        <FailureNote failure={failure} />
      </Section>
      <Section label={formatMessage({ id: 'rekey.generations' })}>
        <p className={s['lead']}>{formatMessage({ id: 'rekey.generations-lead' })}</p>
        {generations.error ? (
          <ErrorState failure={generations.error.failure} />
        ) : generations.data ? (
          <ListCard label={formatMessage({ id: 'rekey.generations' })}>
            {generations.data.map((generation) => (
              <Row key={generation.number} generation={generation} />
            ))}
          </ListCard>
        ) : (
          <Loading />
        )}
      </Section>
      <ConfirmDialog
        isOpen={asking}
        title={formatMessage({ id: 'rekey.ask' })}
        confirm={formatMessage({ id: 'rekey.do' })}
        onConfirm={() => void rekey()}
        onCancel={() => setAsking(false)}
      >
        <p>{formatMessage({ id: 'rekey.ask-what' })}</p>
        <p>{formatMessage({ id: 'rekey.ask-safe' })}</p>
        <p>{formatMessage({ id: 'rekey.ask-old' })}</p>
      </ConfirmDialog>
      <ProgressDialog
        isOpen={job.progress !== null}
        title={formatMessage({ id: 'rekey.working' })}
        done={job.progress?.done ?? 0}
        total={job.progress?.total ?? 0}
        {...(isMessageId(step) ? { step: formatMessage({ id: step }) } : {})}
        onCancel={job.cancel}
        isCancelling={job.isCancelling}
      />
    </>
  );
};
