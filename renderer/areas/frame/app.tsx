import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { dateAt } from '../../../electron/base/dates.ts';
import { municipalityByCode } from '../../../electron/base/gazetteer/municipalities.ts';
import { onCoreEvent } from '../../client/bridge.ts';
import { invalidate, queryClient } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { useDamage } from '../../state/damage.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { Damaged } from '../users/start/damage-page.tsx';
import { Start } from '../users/start/start.tsx';
import { lock } from './lock/farewell.ts';
import { OpenApp } from './open-app.tsx';
import { useCopies } from './use-copies.ts';
import { useForeignDrops } from './use-foreign-drops.ts';

/** Puts what the core says about lock, user and register into the session, and forgets everything at a lock. */
const useSessionState = (): void => {
  const status = useRead('users', 'status', {});
  const open = status.data?.open === true;
  const settings = useRead('settings', 'get', {}, { enabled: open });
  const setState = useSession((state) => state.setState);

  useEffect(
    () =>
      onCoreEvent((event) => {
        if (event.kind === 'changed') invalidate(event.areas);
        if (event.kind === 'leaving') void lock();
        if (event.kind !== 'lock-state') return;
        if (!event.open) {
          useNavigation.getState().reset();
          useDamage.getState().setReading(false);
          // First what is shown: a view that is still there would ask anew for all that is forgotten, and be refused in the log.
          useSession.getState().setState({ kind: 'locked' });
          queryClient.clear();
        }
        void queryClient.invalidateQueries({ queryKey: ['users'] });
      }),
    [],
  );

  useEffect(() => {
    const now = status.data;
    if (!now) return;
    if (!now.open) {
      setState({ kind: 'locked' });
      return;
    }
    if (!now.user || !settings.data) return;
    setState({
      kind: 'open',
      user: now.user,
      today: dateAt(now.now),
      register: {
        municipality: municipalityByCode(settings.data.municipality)?.name ?? '',
        unit: settings.data.unit,
        kind: now.demo ? 'demo' : now.trial ? 'trial' : 'live',
      },
    });
  }, [status.data, settings.data, setState]);
};

/** The window's own title, which the system shows of it: that it is a register to try things in, and never a word of what is in it. */
const useTitle = (): void => {
  const { formatMessage } = useIntl();
  const state = useSession((session) => session.state);
  const kind = state.kind === 'open' ? state.register.kind : 'live';
  const title = formatMessage({ id: `frame.title.${kind}` });
  useEffect(() => {
    document.title = title;
  }, [title]);
};

/** The program asks again when the day may have turned, so that "today" is true over midnight. */
const useTurnOfDay = (): void => {
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['users', 'status'] }), 60_000);
    return () => clearInterval(timer);
  }, []);
};

export const App = () => {
  useSessionState();
  useTurnOfDay();
  useTitle();
  useCopies();
  useForeignDrops();
  const state = useSession((session) => session.state);
  const isHidden = useSession((session) => session.isHidden);
  const isDamaged = useRead('users', 'status', {}).data?.damaged === true;
  const isReading = useDamage((damage) => damage.isReading);
  if (isHidden) return <div data-hidden="" />;
  if (state.kind === 'starting') return null;
  if (state.kind !== 'open') return <Start />;
  return isDamaged && !isReading ? <Damaged onLock={() => void lock()} /> : <OpenApp />;
};
