import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useNavigation } from '../../state/navigation.ts';
import { Arrival } from '../../ui/arrival.ts';
import { useKeys } from '../../ui/keys.ts';
import type { MenuAction } from '../../ui/controls/menu.tsx';
import { ToastRegion } from '../../ui/dialogs/toast-region.tsx';
import { CommandPalette } from './palette/command-palette.tsx';
import { KeyboardMap } from './palette/keyboard-map.tsx';
import type { DueThing } from '../../views/area-view.ts';
import { Rail } from './rail/rail.tsx';
import { TopBar } from './top-bar.tsx';
import type { LawfulSearch } from './palette/use-lawful-search.ts';
import s from './frame.module.css';

type FrameProps = {
  /** What the rail counts. */
  readonly due: readonly DueThing[];
  /** What "Nytt" and N offer. */
  readonly news: readonly MenuAction[];
  readonly search: LawfulSearch;
  readonly onLock: () => void;
  /** F9. */
  readonly onHide: () => void;
  /** The view. */
  readonly children: ReactNode;
};

type Layer = 'palette' | 'keys' | 'new' | null;

/** Rail, top bar and the view, with the keys that work everywhere. */
export const Frame = ({ due, news, search, onLock, onHide, children }: FrameProps) => {
  const { formatMessage } = useIntl();
  const { arrival, back, forward } = useNavigation();
  const [layer, setLayer] = useState<Layer>(null);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [arrival]);
  useKeys({
    palette: () => setLayer('palette'),
    help: () => setLayer('keys'),
    new: () => setLayer('new'),
    newInList: () => setLayer('new'),
    lock: onLock,
    hide: onHide,
    back,
    forward,
  });

  return (
    <div className={s['frame']}>
      <button type="button" className={s['skip']} onClick={() => main.current?.focus()}>
        {formatMessage({ id: 'frame.skip' })}
      </button>
      <Rail due={due} />
      <div className={s['body']}>
        <TopBar
          onSearch={() => setLayer('palette')}
          onLock={onLock}
          news={news}
          isOffering={layer === 'new'}
          onOffer={(isOffering) => setLayer(isOffering ? 'new' : null)}
        />
        <main ref={main} tabIndex={-1} className={s['main']}>
          <Arrival value={arrival}>
            <div className={s['page']}>{children}</div>
          </Arrival>
        </main>
      </div>
      <ToastRegion />
      <CommandPalette
        isOpen={layer === 'palette'}
        onClose={() => setLayer(null)}
        news={news}
        search={search}
        onKeys={() => setLayer('keys')}
      />
      <KeyboardMap isOpen={layer === 'keys'} onClose={() => setLayer(null)} />
    </div>
  );
};
