import { caseRoles, decidingRoles, type Role } from '../../base/permissions.ts';
import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { appendAudit } from '../../register/log/audit-chain.ts';
import type { RestoreGuard } from '../../register/backups/restore.ts';
import type { Db } from '../../register/database.ts';
import { isLastCoordinator } from '../users/rules.ts';
import { allUsers } from '../users/store.ts';
import { keepClosed, disabledSince, rolesSince, setDisabled, setRoles } from './closings-store.ts';

/** Roles under which somebody may now do less. A change that would leave no coordinator is not carried over, nor is disabling the last one.
 */
const lessened = (copy: Db): readonly { readonly id: Id; readonly after: Role }[] => {
  let active = allUsers(copy);
  return rolesSince(copy).filter(({ id, before, after }) => {
    const isLess = [decidingRoles, caseRoles].some((may) => may.includes(before) && !may.includes(after));
    if (!isLess || isLastCoordinator(active, id)) return false;
    active = active.map((user) => (user.id === id ? { ...user, role: after } : user));
    return true;
  });
};

/**
 * A backup must not undo what was closed since: disabled and shut out users, reduced roles, protection, withdrawals and agencies no longer
 * used all stay so. What was opened since is lost with the register being replaced. The user whose secret opened the copy stays, and so
 * does a coordinator.
 */
export const restoreGuard: RestoreGuard = {
  /** Before a register is open nobody has a role, so the copy's own record applies. */
  admit: (copy, owner) => {
    if (owner.kind === 'recovery') return;
    const user = allUsers(copy).find(({ id }) => id === owner.userId);
    if (user === undefined || !decidingRoles.includes(user.role)) throw new Refusal('forbidden');
  },

  leaving: (copy, owner) => {
    const gone = new Set(disabledSince(copy).filter((id) => id !== owner.userId));
    const active = allUsers(copy);
    for (const id of [...gone])
      if (
        isLastCoordinator(
          active.filter((user) => user.id === id || !gone.has(user.id)),
          id,
        )
      )
        gone.delete(id);
    return [...gone];
  },

  carry: (copy, leaving, now: Instant, userId: Id | null) => {
    setDisabled(copy, leaving, now);
    const roles = lessened(copy);
    setRoles(copy, roles);
    const told = (what: string, ids: readonly Id[]) => ids.map((id) => ({ what, id, caseId: null }));
    const users = [
      ...told('user', leaving),
      ...told(
        'role',
        roles.map(({ id }) => id),
      ),
    ];
    for (const { what, id, caseId } of [...users, ...keepClosed(copy, now)])
      appendAudit(copy, { at: now, userId, kind: 'backups.closing-kept', caseId, payload: { what, id } });
  },
};
