import { CloudRain } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import { caseRoles } from '../../electron/base/permissions.ts';
import { areaViews } from '../areas/areas.ts';
import { dueViewOf } from '../areas/overview/slots.ts';
import type { Route } from '../state/navigation.ts';
import type { AreaView } from './area-view.ts';
import { commandsFor, holds, inPlace, newEntries, noticesAt, railEntries, routeFor, viewOf } from './area-views.ts';

/** An area that exists nowhere else. Its names are unknown to the types, as its declarations would be in its own folder. */
const rain = 'weather' as Route['at'];
const Rain = () => <p>Regn</p>;
const weatherView: AreaView = {
  name: 'weather',
  routes: { [rain]: Rain },
  rail: {
    place: 35,
    icon: CloudRain,
    message: 'frame.today',
    to: { at: rain } as Route,
    roles: caseRoles,
    count: (due) => ({ count: due.filter(({ kind }) => kind === 'rain').length }),
  },
  below: { ['puddle' as Route['at']]: rain },
  news: [{ place: 15, icon: CloudRain, message: 'common.add', to: { at: rain } as Route, roles: ['manager'] }],
  commands: [{ place: 1, icon: CloudRain, message: 'common.print', roles: caseRoles, run: () => undefined }],
  notices: [{ place: 5, at: [rain], view: Rain }],
  around: [Rain],
  participant: { tabs: [{ id: 'rain' as 'overview', place: 25, message: 'common.all', view: Rain }], badges: [{ place: 5, view: Rain }] },
  settings: [{ id: 'rain' as 'about', place: 15, message: 'common.all', roles: caseRoles, view: Rain }],
  due: { storm: { icon: CloudRain, message: 'common.all', to: () => ({ at: rain }) as Route } },
  log: [{ id: 'rain' as 'entries', place: 15, message: 'common.all', view: Rain }],
};
const views = [...areaViews, weatherView];

describe('an area that is added to the list of views', () => {
  it('stands in the rail where it says, with its count, and holds what is below it', () => {
    expect(railEntries(views, 'coordinator').map(({ to }) => to.at)).toEqual([
      'today',
      'participants',
      'meetings',
      rain,
      'relocation',
      'log',
      'settings',
    ]);
    expect(views.flatMap(({ rail }) => (rail && holds(views, rail, 'puddle' as Route['at']) ? [rail.to.at] : []))).toEqual([rain]);
    const counts = railEntries(views, 'coordinator').map(({ count }) => count?.([{ kind: 'rain', group: 'later', days: 9 }]).count);
    expect(counts).toEqual([0, undefined, 0, 1, 0, undefined, undefined]);
  });

  it('is shown at its route, and nobody else comes there', () => {
    expect(viewOf(views, rain)).toBe(Rain);
    expect(routeFor(views, 'coordinator', { at: rain } as Route)).toEqual({ at: rain });
    expect(routeFor(views, 'reviewer', { at: rain } as Route)).toEqual({ at: 'log' });
  });

  it('offers what it makes and does to whom it may', () => {
    expect(newEntries(views, 'manager').map(({ message }) => message)).toEqual(['participants.new', 'common.add', 'meetings.new']);
    expect(newEntries(views, 'coordinator').map(({ message }) => message)).toEqual(['participants.new', 'meetings.new']);
    expect(commandsFor(views, 'coordinator')[0]?.message).toBe('common.print');
  });

  it('shows its notice on its own page alone', () => {
    expect(noticesAt(views, rain).map(({ view }) => view)).toContain(Rain);
    expect(noticesAt(views, 'meetings').map(({ view }) => view)).not.toContain(Rain);
  });

  it('has its tab and its badge on a participant, its section of the settings, its words on Idag and its tab of the log', () => {
    expect(inPlace(views, ({ participant }) => participant?.tabs).map(({ id }) => id)).toEqual([
      'overview',
      'consent',
      'rain',
      'threat',
      'relocation',
      'family',
      'actions',
      'documents',
    ]);
    expect(inPlace(views, ({ participant }) => participant?.badges)[0]?.view).toBe(Rain);
    expect(inPlace(views, ({ settings }) => settings).map(({ id }) => id)).toEqual([
      'appearance',
      'rain',
      'agencies',
      'users',
      'keys',
      'register',
      'rules',
      'grounds',
      'decisions',
      'backups',
      'about',
    ]);
    expect(dueViewOf(views, 'weather.storm')?.icon).toBe(CloudRain);
    expect([dueViewOf(views, 'weather.sun'), dueViewOf(views, 'storm'), dueViewOf(views, 'weather.constructor')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(inPlace(views, ({ log }) => log).map(({ id }) => id)).toEqual(['entries', 'rain', 'check']);
  });
});

it('no two areas show the same route', () => {
  const routes = areaViews.flatMap((view) => Object.keys(view.routes ?? {}));
  expect(new Set(routes).size).toBe(routes.length);
});
