import { Sun } from 'lucide-react';
import { caseRoles } from '../../../electron/base/permissions.ts';
import { TodayView } from './today-view.tsx';
import type overview from '../../i18n/sv/overview.json';
import type { AreaView } from '../../views/area-view.ts';

declare module '../../i18n/message-ids.ts' {
  interface MessageFiles {
    readonly overview: typeof overview;
  }
}
declare module '../../state/navigation.ts' {
  interface Routes {
    readonly today: unknown;
  }
}

export const overviewView: AreaView = {
  name: 'overview',
  routes: { today: TodayView },
  rail: {
    place: 10,
    icon: Sun,
    message: 'frame.today',
    to: { at: 'today' },
    roles: caseRoles,
    count: (due) => {
      const near = due.filter(({ group }) => group !== 'later');
      return { count: near.length, isLate: near.some(({ group }) => group === 'late') };
    },
  },
};
