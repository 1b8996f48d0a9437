import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { WarningStrip } from '../../ui/warning-strip.tsx';

/** On a participant's page: there is another case this one may not meet. Never which. */
export const KeepApartWarning = ({ caseId }: { readonly caseId: string }) => {
  const { formatMessage } = useIntl();
  const { data: rows } = useRead('network', 'list', { caseId });
  if (!rows?.some(({ holds }) => holds)) return null;
  return <WarningStrip lead={formatMessage({ id: 'network.warn.lead' })}>{formatMessage({ id: 'network.warn.text' })}</WarningStrip>;
};

/** Where several cases come together: some of them may not. Never which. */
export const TogetherWarning = ({ cases }: { readonly cases: readonly string[] }) => {
  const { formatMessage } = useIntl();
  const { data } = useRead('network', 'conflicts', { cases: [...cases] });
  if (data?.conflict !== true) return null;
  return (
    <WarningStrip tone="danger" lead={formatMessage({ id: 'network.together.lead' })}>
      {formatMessage({ id: 'network.together.text' })}
    </WarningStrip>
  );
};
