import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useIntl } from 'react-intl';
import { headGroups } from '../../../electron/areas/audit/rules.ts';
import { client } from '../../client/client.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useChain } from '../../state/chain.ts';
import { Badge } from '../../ui/marks/badge.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import s from './log.module.css';

/** Whether the log still fits itself, recomputed on demand. */
export const ChainPanel = () => {
  const { formatMessage } = useIntl();
  const { verdict, setVerdict } = useChain();
  const { failure, isPending, submit } = useSubmit();
  const verify = async (): Promise<void> => {
    const answer = await submit(() => client.audit.verify({}));
    if (answer?.ok) setVerdict(answer.value);
  };
  const broken = verdict?.brokenAt ?? null;
  return (
    <DetailPanel
      label={formatMessage({ id: 'audit.chain' })}
      isLive
      text={
        verdict === null
          ? formatMessage({ id: 'audit.verify-text' })
          : broken === null
            ? `${formatMessage({ id: 'audit.chain-whole-text' }, { count: verdict.entries })} ${formatMessage({ id: 'audit.heads' }, { count: verdict.heads })}`
            : formatMessage({ id: 'audit.chain-broken-text' })
      }
      actions={
        <Button isWide onPress={() => void verify()} isPending={isPending}>
          {formatMessage({ id: 'audit.verify' })}
        </Button>
      }
    >
      <p className={s['badge']}>
        {verdict === null ? (
          <Badge>{formatMessage({ id: 'audit.chain-unknown' })}</Badge>
        ) : broken === null ? (
          <Badge tone="accent" icon={ShieldCheck}>
            {formatMessage({ id: 'audit.chain-whole' })}
          </Badge>
        ) : (
          <Badge tone="late" icon={ShieldAlert}>
            {formatMessage({ id: 'audit.chain-broken' }, { seq: broken })}
          </Badge>
        )}
      </p>
      {verdict !== null && broken === null && <p className={s['digits']}>{headGroups(verdict.head).join(' ')}</p>}
      {failure && <ErrorState failure={failure} />}
    </DetailPanel>
  );
};
