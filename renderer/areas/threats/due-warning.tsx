import { useIntl } from 'react-intl';
import type { Reassessment } from '../../../electron/areas/threats/contract.ts';
import { reassessmentState } from '../../../electron/areas/threats/rules.ts';
import { useFormat } from '../../i18n/format.ts';
import { useToday } from '../../state/session.ts';
import { WarningStrip } from '../../ui/page/warning-strip.tsx';

/** First on the page when the level may no longer be right: a threat came since, or the period has run out. */
export const DueWarning = ({ reassessment }: { readonly reassessment: Reassessment | null }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const today = useToday();
  if (!reassessment) return null;
  const { newThreat, dueOn, overdue } = reassessment;
  if (newThreat)
    return (
      <WarningStrip tone="danger" lead={formatMessage({ id: 'threats.new-threat' })}>
        {formatMessage(
          { id: 'threats.new-threat-text' },
          { happened: format.instant(newThreat.happenedAt), due: format.instant(newThreat.dueAt) },
        )}
      </WarningStrip>
    );
  const state = reassessmentState(dueOn, today);
  if (!overdue || state.kind !== 'overdue') return null;
  return (
    <WarningStrip tone="danger" lead={formatMessage({ id: 'threats.overdue' })}>
      {formatMessage({ id: 'threats.overdue-text' }, { date: dueOn, days: state.days })}
    </WarningStrip>
  );
};
