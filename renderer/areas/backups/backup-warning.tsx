import { useIntl } from 'react-intl';
import { caseRoles } from '../../../electron/base/permissions.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useBackups } from '../../state/backups.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useRole } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** Says on Idag, and where copies are looked after, that the copy nobody asks for was not made, why, and hinders nothing. */
export const BackupWarning = ({ leadsThere = true }: { readonly leadsThere?: boolean }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const trouble = useBackups((state) => state.trouble);
  const go = useNavigation((state) => state.go);
  const role = useRole();
  if (trouble === null) return null;
  return (
    <WarningStrip
      tone={trouble.place === 'own' ? 'danger' : 'warning'}
      lead={formatMessage({ id: trouble.place === 'own' ? 'backups.failed' : 'backups.failed-second' })}
      action={
        leadsThere &&
        caseRoles.includes(role) && (
          <Button size="small" onPress={() => go({ at: 'settings', section: 'backups' })}>
            {formatMessage({ id: 'backups.show' })}
          </Button>
        )
      }
    >
      {sentence(trouble.failure)}
    </WarningStrip>
  );
};
