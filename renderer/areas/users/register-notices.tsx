import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** What differed from the register's own record at unlock: shown on every view until the next lock, as it is reported only once. */
export const RegisterNotices = () => {
  const { formatMessage } = useIntl();
  const notices = useRead('users', 'status', {}).data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <WarningStrip tone="danger" lead={formatMessage({ id: 'users.notice-lead' })}>
      {[...notices.map((notice) => formatMessage({ id: `users.notice.${notice}` })), formatMessage({ id: 'users.notice-who' })].join(' ')}
    </WarningStrip>
  );
};
