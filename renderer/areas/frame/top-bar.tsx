import { Lock, Plus, Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { useFormat } from '../../i18n/format.ts';
import { useSaving } from '../../state/saving.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/marks/icon.tsx';
import { Kbd } from '../../ui/controls/kbd.tsx';
import { keyLabel } from '../../ui/keys.ts';
import { Menu, type MenuAction } from '../../ui/controls/menu.tsx';
import { SavedState } from '../../ui/page/saved-state.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import s from './top-bar.module.css';

type TopBarProps = {
  readonly onSearch: () => void;
  readonly onLock: () => void;
  /** What can be made. */
  readonly news: readonly MenuAction[];
  /** That menu is open, by N or a press. */
  readonly isOffering: boolean;
  readonly onOffer: (isOffering: boolean) => void;
};

/** Search, what is saved, when it locks, and what can be made. */
export const TopBar = ({ onSearch, onLock, news, isOffering, onOffer }: TopBarProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const saved = useSaving((state) => state.state);
  const held = useCountdown(useSession((state) => state.heldUntil));
  const isHeld = held !== null && held !== '0:00';
  const countdown = useCountdown(useSession((state) => state.locksAt));
  const words = (
    <>
      {formatMessage({ id: 'frame.new' })}
      <span className={s['keys']} aria-hidden="true">
        <Kbd>{keyLabel('new')}</Kbd>
      </span>
    </>
  );
  return (
    <header className={s['bar']}>
      <AriaButton className={s['search'] ?? ''} onPress={onSearch} aria-keyshortcuts="Control+K">
        <Icon of={Search} size={16} />
        <span>{formatMessage({ id: 'frame.search' })}</span>
        <Kbd>{keyLabel('palette')}</Kbd>
      </AriaButton>
      <div className={s['right']}>
        <SavedState state={saved} />
        <AriaButton className={s['lock'] ?? ''} onPress={onLock} aria-keyshortcuts="Control+L">
          <Icon of={Lock} size={16} />
          {isHeld
            ? formatMessage({ id: 'frame.heldByMeeting' })
            : countdown === null
              ? formatMessage({ id: 'frame.lock' })
              : formatMessage({ id: 'frame.locksIn' }, { time: format.time(countdown) })}
        </AriaButton>
        {news.length > 0 && (
          <Menu
            label={formatMessage({ id: 'frame.new' })}
            trigger={<Button icon={Plus}>{words}</Button>}
            items={news}
            isOpen={isOffering}
            onOpenChange={onOffer}
          />
        )}
      </div>
    </header>
  );
};
