import { useEffect } from 'react';
import { caseRoles } from '../../../../electron/base/permissions.ts';
import { invalidate } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useRole, useToday } from '../../../state/session.ts';
import type { RailCounts } from './rail.tsx';

/** How much waits behind each word of the rail: due within a week, meetings and move days of the coming month. */
export const useRailCounts = (): RailCounts => {
  const today = useToday();
  const due = useRead('overview', 'due', {}, { enabled: caseRoles.includes(useRole()) }).data;
  // Nothing in the register changes at midnight, and yet everything is a day later.
  useEffect(() => {
    if (due && due.today !== today) invalidate(['overview']);
  }, [due, today]);
  const items = due?.items ?? [];
  const near = items.filter((item) => item.group !== 'later');
  return {
    today: { count: near.length, isLate: near.some((item) => item.group === 'late') },
    meetings: { count: items.filter((item) => item.kind === 'meeting').length },
    relocation: { count: items.filter((item) => item.kind === 'move-day' && item.days >= 0).length },
  };
};
