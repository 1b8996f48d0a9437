import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../marks/icon.tsx';
import { Kbd } from './kbd.tsx';
import s from './popover.module.css';

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Shown to the right, from `keyLabel`. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly isDangerous?: boolean;
  readonly onAction: () => void;
};

type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly items: readonly MenuAction[];
  /**
   * For a menu that a key opens too; it begins at its first action, so that Enter takes it. Space takes nothing there: whoever goes on typing
   * after a key that opened it has chosen nothing.
   */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** Actions behind a button. */
export const Menu = ({ trigger, label, items, isOpen, onOpenChange }: MenuProps) => (
  <MenuTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
    {trigger}
    <Popover className={s['popover'] ?? ''} offset={4} placement="bottom end">
      <div
        role="presentation"
        onKeyDownCapture={(event) => {
          if (isOpen === undefined || event.key !== ' ') return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <AriaMenu aria-label={label} {...(isOpen === undefined ? {} : { autoFocus: 'first' as const })} className={s['list'] ?? ''}>
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              onAction={item.onAction}
              className={s['option'] ?? ''}
              data-danger={item.isDangerous || undefined}
            >
              {item.icon && <Icon of={item.icon} />}
              <span className={s['words']}>{item.label}</span>
              {item.keys !== undefined && (
                <span className={s['keys']}>
                  <Kbd>{item.keys}</Kbd>
                </span>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </div>
    </Popover>
  </MenuTrigger>
);
