import { Calendar, Map as MapIcon, ScrollText, Settings, Sun, Users, type LucideIcon } from 'lucide-react';
import type { MessageId } from '../../i18n/message-ids.ts';
import type { Route } from '../../state/navigation.ts';

export type RailEntry = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly message: MessageId;
  readonly to: Route;
  /** Routes below it. */
  readonly holds: readonly Route['at'][];
};

/** What the rail shows, in order. A new view is a new row here. */
export const railEntries = [
  { id: 'today', icon: Sun, message: 'frame.today', to: { at: 'today' }, holds: ['today'] },
  {
    id: 'participants',
    icon: Users,
    message: 'frame.participants',
    to: { at: 'participants' },
    holds: ['participants', 'participant', 'participant-new', 'import'],
  },
  { id: 'meetings', icon: Calendar, message: 'frame.meetings', to: { at: 'meetings' }, holds: ['meetings', 'meeting', 'meeting-new'] },
  { id: 'relocation', icon: MapIcon, message: 'frame.relocation', to: { at: 'relocation' }, holds: ['relocation', 'relocationPlan'] },
  { id: 'log', icon: ScrollText, message: 'frame.log', to: { at: 'log' }, holds: ['log'] },
  { id: 'settings', icon: Settings, message: 'frame.settings', to: { at: 'settings', section: 'appearance' }, holds: ['settings'] },
] as const satisfies readonly RailEntry[];

export type RailId = (typeof railEntries)[number]['id'];
