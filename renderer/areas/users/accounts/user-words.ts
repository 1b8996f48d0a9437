import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Role } from '../../../../electron/base/permissions.ts';
import { roles } from '../../../../electron/base/permissions.ts';

/** The roles as choices, each with what it may do. */
export const useRoleOptions = () => {
  const { formatMessage } = useIntl();
  return roles.map((role) => ({
    value: role,
    label: formatMessage({ id: `settings.role.${role}` }),
    note: formatMessage({ id: `users.role-note.${role}` }),
  }));
};

export const useRoleWord = () => {
  const { formatMessage } = useIntl();
  return useCallback((role: Role): string => formatMessage({ id: `settings.role.${role}` }), [formatMessage]);
};
