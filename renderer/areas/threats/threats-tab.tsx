import { useState } from 'react';
import type { Id } from '../../../electron/base/ids.ts';
import { useRead } from '../../client/queries.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { AssessmentForm } from './assessment/assessment-form.tsx';
import { ThreatOverview } from './threat-overview.tsx';

/** Hot & risk: the current and earlier assessments, or the form for a reassessment. */
export const ThreatsTab = ({ caseId }: { readonly caseId: Id }) => {
  const picture = useRead('threats', 'get', { caseId });
  // Coming back from the form, focus returns to where it was opened.
  const [at, setAt] = useState<'overview' | 'form' | 'back'>('overview');
  if (picture.error) return <ErrorState failure={picture.error.failure} onRetry={() => void picture.refetch()} />;
  if (!picture.data) return <Loading />;
  return at === 'form' ? (
    <AssessmentForm caseId={caseId} picture={picture.data} onClose={() => setAt('back')} />
  ) : (
    <ThreatOverview caseId={caseId} picture={picture.data} takesFocus={at === 'back'} onAssess={() => setAt('form')} />
  );
};
