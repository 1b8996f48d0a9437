import { LogOut } from 'lucide-react';
import { use } from 'react';
import { useIntl } from 'react-intl';
import { isSamePlace, useNavigation } from '../../../state/navigation.ts';
import { useRole, useSession } from '../../../state/session.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import type { DueThing } from '../../../views/area-view.ts';
import { AreaViews, holds, railEntries } from '../../../views/area-views.ts';
import s from './rail.module.css';

/** Where one can go, with how much waits there; below, whose register it is. */
export const Rail = ({ due }: { readonly due: readonly DueThing[] }) => {
  const { formatMessage } = useIntl();
  const route = useNavigation((state) => state.route);
  const go = useNavigation((state) => state.go);
  const session = useSession((state) => state.state);
  const views = use(AreaViews);
  const entries = railEntries(views, useRole());
  return (
    <div className={s['rail']}>
      <nav aria-label={formatMessage({ id: 'frame.rail' })}>
        <div className={s['name']}>
          <Icon of={LogOut} size={21} />
          Utväg
        </div>
        <ul>
          {entries.map((entry) => {
            const isCurrent = holds(views, entry, route.at);
            const count = entry.count?.(due);
            return (
              <li key={entry.to.at}>
                <button
                  type="button"
                  aria-current={isCurrent ? 'page' : undefined}
                  className={cx(s['entry'], isCurrent && s['current'])}
                  onClick={() => !isSamePlace(route, entry.to) && go(entry.to)}
                >
                  <Icon of={entry.icon} />
                  <span className={s['word']}>{formatMessage({ id: entry.message })}</span>
                  {count !== undefined && count.count > 0 && (
                    <>
                      <span aria-hidden="true" className={cx(s['count'], count.isLate && s['late'])}>
                        {count.count}
                      </span>
                      <span className="visually-hidden">
                        {formatMessage({ id: count.isLate ? 'frame.late' : 'frame.count' }, { count: count.count })}
                      </span>
                    </>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      {session.kind === 'open' && (
        <footer className={s['foot']}>
          <p>{session.register.municipality}</p>
          {session.register.kind !== 'live' && (
            <p>{formatMessage({ id: session.register.kind === 'demo' ? 'frame.demo' : 'frame.trial' })}</p>
          )}
        </footer>
      )}
    </div>
  );
};
