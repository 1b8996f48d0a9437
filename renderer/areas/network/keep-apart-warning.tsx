import { useIntl } from 'react-intl';
import { useRead } from '../../client/queries.ts';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';
import { isOpened } from '../../client/case-opening.ts';

/** On a participant's page: there is another case this one may not meet. Never which. */
export const KeepApartWarning = ({ caseId }: { readonly caseId: string }) => {
  const { formatMessage } = useIntl();
  const { data: rows } = useRead('network', 'list', { caseId });
  if (!rows?.some(({ holds }) => holds)) return null;
  return <WarningStrip lead={formatMessage({ id: 'network.warn.lead' })}>{formatMessage({ id: 'network.warn.text' })}</WarningStrip>;
};

/** Where several cases come together: some of them may not. Never which, and not before all of them are open. */
export const TogetherWarning = ({ cases }: { readonly cases: readonly string[] }) => {
  const { formatMessage } = useIntl();
  const areOpen = cases.every(isOpened);
  const { data } = useRead('network', 'conflicts', { cases: [...cases] }, { enabled: areOpen && cases.length > 1 });
  if (!areOpen && cases.length > 1) return <p>{formatMessage({ id: 'network.together.later' })}</p>;
  if (data?.conflict !== true) return null;
  return (
    <WarningStrip tone="danger" lead={formatMessage({ id: 'network.together.lead' })}>
      {formatMessage({ id: 'network.together.text' })}
    </WarningStrip>
  );
};
