import { Keyboard, Search, User, type LucideIcon } from 'lucide-react';
import { use, useId, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { useNavigation } from '../../../state/navigation.ts';
import { useRole } from '../../../state/session.ts';
import { cx } from '../../../ui/cx.ts';
import d from '../../../ui/dialogs/dialog.module.css';
import { Icon } from '../../../ui/marks/icon.tsx';
import { Kbd } from '../../../ui/controls/kbd.tsx';
import { keyLabel } from '../../../ui/keys.ts';
import type { MenuAction } from '../../../ui/controls/menu.tsx';
import { AreaViews, commandsFor, railEntries } from '../../../views/area-views.ts';
import { useLawfulSearch, type LawfulSearch } from './use-lawful-search.ts';
import s from './command-palette.module.css';

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly news: readonly MenuAction[];
  readonly search: LawfulSearch;
  readonly onKeys: () => void;
};

type Choice = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly onRun: () => void;
};

const useCommands = ({ news, onKeys }: Pick<PaletteProps, 'news' | 'onKeys'>): readonly Choice[] => {
  const { formatMessage } = useIntl();
  const go = useNavigation((state) => state.go);
  const role = useRole();
  const views = use(AreaViews);
  return [
    ...news.map((item) => ({ id: `new-${item.id}`, icon: item.icon ?? Search, label: item.label, onRun: item.onAction })),
    ...railEntries(views, role).map((entry) => ({
      id: `go-${entry.to.at}`,
      icon: entry.icon,
      label: formatMessage({ id: 'frame.go' }, { place: formatMessage({ id: entry.message }) }),
      onRun: () => go(entry.to),
    })),
    { id: 'keys', icon: Keyboard, label: formatMessage({ id: 'keys.title' }), keys: keyLabel('help'), onRun: onKeys },
    ...commandsFor(views, role).map(({ message, icon, run }) => ({ id: message, icon, label: formatMessage({ id: message }), onRun: run })),
  ];
};

const Palette = (props: PaletteProps) => {
  const { formatMessage } = useIntl();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const words = text.trim().toLocaleLowerCase('sv');
  const commands = useCommands(props).filter((command) => command.label.toLocaleLowerCase('sv').includes(words));
  const found = useLawfulSearch(text, props.search);
  const hits: readonly Choice[] =
    found.kind === 'hits'
      ? found.hits.map((hit) => ({ id: `hit-${hit.id}`, icon: User, label: hit.label, detail: hit.detail, onRun: hit.onOpen }))
      : [];
  const all = [...hits, ...commands];
  const active = Math.min(at, all.length - 1);
  const optionId = (index: number): string => `${id}-${index}`;

  const run = (choice: Choice | undefined): void => {
    if (!choice) return;
    props.onClose();
    choice.onRun();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      run(all[active]);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = (active + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length;
    setAt(next);
    document.querySelector(`#${CSS.escape(optionId(next))}`)?.scrollIntoView({ block: 'nearest' });
  };
  const option = (choice: Choice, index: number) => (
    <div
      key={choice.id}
      id={optionId(index)}
      role="option"
      aria-selected={index === active}
      className={s['option']}
      onPointerMove={() => setAt(index)}
      onClick={() => run(choice)}
    >
      <Icon of={choice.icon} />
      <span className={s['words']}>
        {choice.label} {choice.detail !== undefined && <span className={s['detail']}>{choice.detail}</span>}
      </span>
      {choice.keys !== undefined && <Kbd>{choice.keys}</Kbd>}
    </div>
  );
  const note = {
    idle: () => formatMessage({ id: 'frame.searchHint' }),
    searching: () => formatMessage({ id: 'frame.searching' }),
    hits: () =>
      formatMessage({
        id: found.kind === 'hits' && found.more ? 'frame.moreHits' : hits.length === 0 ? 'frame.noHits' : 'frame.searchHint',
      }),
    refused: () => (found.kind === 'refused' ? found.sentence : ''),
  }[found.kind]();

  return (
    <>
      <div className={s['search']}>
        <Icon of={Search} />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          aria-autocomplete="list"
          aria-label={formatMessage({ id: 'frame.search' })}
          placeholder={formatMessage({ id: 'frame.search' })}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} role="listbox" aria-label={formatMessage({ id: 'frame.searchTitle' })} className={s['list']}>
        {hits.length > 0 && (
          <div role="group" aria-labelledby={`${id}-hits`}>
            <div id={`${id}-hits`} role="presentation" className={s['head']}>
              {formatMessage({ id: 'frame.hits' })}
            </div>
            {hits.map((choice, index) => option(choice, index))}
          </div>
        )}
        {commands.length > 0 && (
          <div role="group" aria-labelledby={`${id}-commands`}>
            <div id={`${id}-commands`} role="presentation" className={s['head']}>
              {formatMessage({ id: 'frame.commands' })}
            </div>
            {commands.map((choice, index) => option(choice, hits.length + index))}
          </div>
        )}
      </div>
      <p role="status" className={cx(s['note'], found.kind === 'refused' && s['warning'])}>
        {note}
      </p>
    </>
  );
};

/** Ctrl/⌘ K: people by lawful search, and everything that can be done. */
export const CommandPalette = (props: PaletteProps) => {
  const { formatMessage } = useIntl();
  return (
    <ModalOverlay isOpen={props.isOpen} onOpenChange={(open) => !open && props.onClose()} isDismissable className={d['overlay'] ?? ''}>
      <Modal className={cx(d['modal'], d['palette'])}>
        <Dialog aria-label={formatMessage({ id: 'frame.searchTitle' })} className={d['dialog'] ?? ''}>
          <Palette {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
