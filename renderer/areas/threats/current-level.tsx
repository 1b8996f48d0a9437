import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Assessment } from '../../../electron/areas/threats/contract.ts';
import { reassessmentState } from '../../../electron/areas/threats/rules.ts';
import type { IsoDate } from '../../../electron/base/dates.ts';
import { useTerm } from '../../i18n/term.ts';
import { useToday } from '../../state/session.ts';
import { Badge } from '../../ui/marks/badge.tsx';
import { Card } from '../../ui/page/card.tsx';
import { RiskMark } from '../../ui/marks/risk-mark.tsx';
import s from './threats.module.css';

type CurrentLevelProps = { readonly assessment: Assessment; readonly dueOn: IsoDate; readonly action: ReactNode };

/** The current level, large, with who decided it and how long it applies. */
export const CurrentLevel = ({ assessment, dueOn, action }: CurrentLevelProps) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const state = reassessmentState(dueOn, useToday());
  const { level, suggestedLevel, decidedBy, coAssessor, decidedOn, deviationReason } = assessment;
  const left =
    state.kind === 'overdue'
      ? formatMessage({ id: 'threats.days-late' }, { days: state.days })
      : state.kind === 'today'
        ? formatMessage({ id: 'threats.due-today' })
        : formatMessage({ id: 'common.daysLeft' }, { days: state.days });
  return (
    <Card>
      <div className={s['current']}>
        <p className={s['level']} data-level={level}>
          <RiskMark level={level} size={26} />
          {term('threat', level)}
        </p>
        <div className={s['decided']}>
          <p>
            {formatMessage(
              { id: coAssessor === '' ? 'threats.decided-line' : 'threats.decided-with' },
              { by: decidedBy, with: coAssessor, date: decidedOn },
            )}
          </p>
          <p>
            {formatMessage({ id: 'threats.due-line' }, { date: dueOn })}{' '}
            <Badge tone={state.kind === 'overdue' ? 'late' : 'neutral'}>{left}</Badge>
          </p>
        </div>
        {action}
      </div>
      {level !== suggestedLevel && (
        <p className={s['deviation']}>
          {formatMessage(
            { id: 'threats.deviates' },
            { suggested: term('threat', suggestedLevel).toLocaleLowerCase(), reason: deviationReason },
          )}
        </p>
      )}
    </Card>
  );
};
