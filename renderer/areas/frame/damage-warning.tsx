import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { useDamage } from '../../state/damage.ts';
import { Button } from '../../ui/controls/button.tsx';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** Says on every view that the register is damaged and only read, and leads back to what can be done. */
export const DamageWarning = () => {
  const { formatMessage } = useIntl();
  const damaged = useRead('users', 'status', {}).data?.damaged === true;
  const setReading = useDamage((state) => state.setReading);
  if (!damaged) return null;
  return (
    <WarningStrip
      tone="danger"
      lead={formatMessage({ id: 'damage.strip-lead' })}
      action={
        <Button size="small" onPress={() => setReading(false)}>
          {formatMessage({ id: 'damage.strip-show' })}
        </Button>
      }
    >
      {formatMessage({ id: 'damage.strip-text' })}
    </WarningStrip>
  );
};
