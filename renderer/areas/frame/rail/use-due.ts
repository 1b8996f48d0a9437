import { useEffect } from 'react';
import { caseRoles } from '../../../../electron/base/permissions.ts';
import { invalidate } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useRole, useToday } from '../../../state/session.ts';
import type { DueThing } from '../../../views/area-view.ts';

/** What is due, for the counts of the rail. */
export const useDue = (): readonly DueThing[] => {
  const today = useToday();
  const due = useRead('overview', 'due', {}, { enabled: caseRoles.includes(useRole()) }).data;
  // Nothing in the register changes at midnight, and yet everything is a day later.
  useEffect(() => {
    if (due && due.today !== today) invalidate(['overview']);
  }, [due, today]);
  return due?.items ?? [];
};
