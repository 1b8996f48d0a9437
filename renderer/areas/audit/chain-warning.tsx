import { useIntl } from 'react-intl';
import { useChain } from '../../state/chain.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** Says on Idag that the log does not hold together, and hinders nothing. */
export const ChainWarning = () => {
  const { formatMessage } = useIntl();
  const brokenAt = useChain((state) => state.verdict?.brokenAt ?? null);
  const go = useNavigation((state) => state.go);
  if (brokenAt === null) return null;
  return (
    <WarningStrip
      tone="danger"
      lead={formatMessage({ id: 'audit.broken.lead' }, { seq: brokenAt })}
      action={
        <Button size="small" onPress={() => go({ at: 'log' })}>
          {formatMessage({ id: 'audit.broken.show' })}
        </Button>
      }
    >
      {formatMessage({ id: 'audit.broken.text' })}
    </WarningStrip>
  );
};
