import { Calendar, Map as MapIcon, ScrollText, Settings, Sun, Users, type LucideIcon } from 'lucide-react';
import { caseRoles, logRoles, roles, type Role } from '../../../../electron/base/permissions.ts';
import type { MessageId } from '../../../i18n/message-ids.ts';
import type { Route } from '../../../state/navigation.ts';

export type RailEntry = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly message: MessageId;
  readonly to: Route;
  /** Who sees it. */
  readonly roles: readonly Role[];
  /** Routes below it. */
  readonly holds: readonly Route['at'][];
};

/** What the rail shows, in order. A new view is a new row here. */
export const railEntries = [
  { id: 'today', icon: Sun, message: 'frame.today', to: { at: 'today' }, roles: caseRoles, holds: ['today'] },
  {
    id: 'participants',
    icon: Users,
    message: 'frame.participants',
    to: { at: 'participants' },
    roles: caseRoles,
    holds: ['participants', 'participant', 'participant-new', 'import'],
  },
  {
    id: 'meetings',
    icon: Calendar,
    message: 'frame.meetings',
    to: { at: 'meetings' },
    roles: caseRoles,
    holds: ['meetings', 'meeting', 'meeting-new'],
  },
  {
    id: 'relocation',
    icon: MapIcon,
    message: 'frame.relocation',
    to: { at: 'relocation' },
    roles: caseRoles,
    holds: ['relocation', 'relocationPlan'],
  },
  { id: 'log', icon: ScrollText, message: 'frame.log', to: { at: 'log' }, roles: logRoles, holds: ['log'] },
  {
    id: 'settings',
    icon: Settings,
    message: 'frame.settings',
    to: { at: 'settings', section: 'appearance' },
    roles,
    holds: ['settings'],
  },
] as const satisfies readonly RailEntry[];

export type RailId = (typeof railEntries)[number]['id'];

export const entriesFor = (role: Role) => railEntries.filter((entry) => entry.roles.includes(role));

/** Where a role comes when it may not be where the route says: a reviewer starts at the log. */
export const routeFor = (role: Role, route: Route): Route => {
  const mine = entriesFor(role);
  return mine.some((entry) => entry.holds.some((at) => at === route.at)) ? route : (mine[0]?.to ?? route);
};
