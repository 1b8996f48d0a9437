import { useIntl } from 'react-intl';
import type { Plan } from '../../../electron/areas/relocation/contract.ts';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** What is wrong with the plan now, and what its papers may hold. */
export const PlanWarnings = ({ plan }: { readonly plan: Plan }) => {
  const { formatMessage } = useIntl();
  return (
    <>
      {plan.destination?.state === 'conflict' && (
        <WarningStrip tone="danger" lead={formatMessage({ id: 'relocation.warning.conflict' })}>
          {formatMessage({ id: 'relocation.warning.conflictText' })}
        </WarningStrip>
      )}
      {plan.destination?.state === 'overridden' && plan.destination.override && (
        <WarningStrip lead={formatMessage({ id: 'relocation.warning.override' })}>
          {formatMessage({ id: 'relocation.warning.overrideText' }, plan.destination.override)}
        </WarningStrip>
      )}
      {plan.keepApart && (
        <WarningStrip tone="danger" lead={formatMessage({ id: 'network.place.lead' })}>
          {formatMessage({ id: 'network.place.text' })}
        </WarningStrip>
      )}
      {plan.isProtected && (
        <WarningStrip lead={formatMessage({ id: 'relocation.warning.protected' })}>
          {formatMessage({ id: 'relocation.warning.protectedText' })}
        </WarningStrip>
      )}
    </>
  );
};
