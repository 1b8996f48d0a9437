import { useIntl } from 'react-intl';
import { useRead } from '../../../client/queries.ts';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';

/** On the lock screen after a restore, until somebody has unlocked. */
export const RestoredNote = () => {
  const { formatMessage } = useIntl();
  const restoredAt = useRead('backups', 'found', {}).data?.restoredAt ?? null;
  if (restoredAt === null) return null;
  return (
    <WarningStrip tone="note" lead={formatMessage({ id: 'backups.restored-lead' })}>
      {formatMessage({ id: 'backups.restored-text' })}
    </WarningStrip>
  );
};
