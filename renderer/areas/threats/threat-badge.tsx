import type { Id } from '../../../electron/base/ids.ts';
import { useRead } from '../../client/queries.ts';
import { RiskBadge } from '../../ui/marks/risk-badge.tsx';

/** The level that a person last decided, next to the participant's name; nothing before the first assessment. */
export const ThreatBadge = ({ caseId }: { readonly caseId: Id }) => {
  const picture = useRead('threats', 'get', { caseId });
  const level = picture.data?.assessments[0]?.level;
  return level === undefined ? null : <RiskBadge level={level} />;
};
