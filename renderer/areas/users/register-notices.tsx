import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** What was not as the register knows it when it was unlocked: said on every view until the next lock, as it is said once. */
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
