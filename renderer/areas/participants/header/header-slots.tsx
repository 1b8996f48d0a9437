import type { ComponentType } from 'react';
import { ThreatBadge } from '../../threats/threat-badge.tsx';

/**
 * What other areas put into a participant's header: badges on the title's line (the assessed risk). An area adds its
 * component as a row here; it reads what it needs itself and shows nothing while there is nothing to show.
 */
export const headerBadges: readonly ComponentType<{ readonly caseId: string }>[] = [ThreatBadge];
