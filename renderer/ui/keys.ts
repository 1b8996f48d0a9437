import { useEffect, useRef } from 'react';
import type { MessageId } from '../i18n/message-ids.ts';

export type KeyScope = 'everywhere' | 'list' | 'fields';

type Binding = {
  readonly id: string;
  readonly scope: KeyScope;
  /** `Mod` is Ctrl, on a Mac ⌘. Names as in KeyboardEvent.key; several are alternatives. */
  readonly keys: readonly string[];
  readonly message: MessageId;
  /** Also while writing in a field or with a dialog open. */
  readonly isAlways?: boolean;
};

/** Every key that does something: F1 lists this table, and {@link useKeys} works from it. A new key is a new row. */
export const bindings = [
  { id: 'palette', scope: 'everywhere', keys: ['Mod+K'], message: 'keys.palette' },
  { id: 'new', scope: 'everywhere', keys: ['N'], message: 'keys.new' },
  { id: 'lock', scope: 'everywhere', keys: ['Mod+L'], message: 'keys.lock', isAlways: true },
  { id: 'hide', scope: 'everywhere', keys: ['F9'], message: 'keys.hide', isAlways: true },
  { id: 'help', scope: 'everywhere', keys: ['F1'], message: 'keys.help', isAlways: true },
  { id: 'back', scope: 'everywhere', keys: ['Alt+ArrowLeft'], message: 'keys.back' },
  { id: 'forward', scope: 'everywhere', keys: ['Alt+ArrowRight'], message: 'keys.forward' },
  { id: 'close', scope: 'everywhere', keys: ['Escape'], message: 'keys.close' },
  { id: 'nextRow', scope: 'list', keys: ['ArrowDown'], message: 'keys.nextRow' },
  { id: 'previousRow', scope: 'list', keys: ['ArrowUp'], message: 'keys.previousRow' },
  { id: 'firstRow', scope: 'list', keys: ['Home'], message: 'keys.firstRow' },
  { id: 'lastRow', scope: 'list', keys: ['End'], message: 'keys.lastRow' },
  { id: 'openRow', scope: 'list', keys: ['Enter'], message: 'keys.openRow' },
  { id: 'tickRow', scope: 'list', keys: ['X'], message: 'keys.tickRow' },
  { id: 'moveUp', scope: 'list', keys: ['Alt+ArrowUp'], message: 'meetings.keys.up' },
  { id: 'moveDown', scope: 'list', keys: ['Alt+ArrowDown'], message: 'meetings.keys.down' },
  { id: 'removeRow', scope: 'list', keys: ['Delete'], message: 'meetings.keys.remove' },
  { id: 'nextProblem', scope: 'list', keys: ['F8'], message: 'keys.nextProblem' },
  { id: 'previousProblem', scope: 'list', keys: ['Shift+F8'], message: 'keys.previousProblem' },
  { id: 'save', scope: 'fields', keys: ['Mod+Enter'], message: 'keys.save' },
  { id: 'nextDay', scope: 'fields', keys: ['ArrowUp'], message: 'keys.nextDay' },
  { id: 'previousDay', scope: 'fields', keys: ['ArrowDown'], message: 'keys.previousDay' },
] as const satisfies readonly Binding[];

export type BindingId = (typeof bindings)[number]['id'];
export const scopes = ['everywhere', 'list', 'fields'] as const satisfies readonly KeyScope[];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isMac = (): boolean => typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

/** Whether a key event is the chord, such as `Mod+K` or `F9`. Exported for the test. */
export const matches = (chord: string, event: Pressed, mac: boolean): boolean => {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.includes(name);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === has('Mod') &&
    !other &&
    event.altKey === has('Alt') &&
    event.shiftKey === has('Shift')
  );
};

const glyphs: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** The chord as printed on keys: `Ctrl K`, `⌘ K`, `Alt ←`. */
export const chordLabel = (chord: string, mac: boolean = isMac()): string =>
  chord
    .split('+')
    .map((part) => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : part === 'Alt' && mac ? '⌥' : (glyphs[part] ?? part)))
    .join(' ');

/** The first chord of a binding as printed on keys. */
export const keyLabel = (id: BindingId): string => chordLabel(bindings.find((binding) => binding.id === id)?.keys[0] ?? '');

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));
const isLayerOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;

/**
 * Acts on bindings while the component is mounted. Rows of scope `list` and `fields` are acted on by the components themselves and are in
 * the table so that F1 can list them. Listens in the capture phase, because react-aria keeps many keys from bubbling.
 */
export const useKeys = (handlers: Readonly<Partial<Record<BindingId, () => void>>>): void => {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const binding: Binding | undefined = bindings.find(
        (each) => latest.current[each.id] && each.keys.some((chord) => matches(chord, event, isMac())),
      );
      if (!binding) return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      if (!binding.isAlways && (isLayerOpen() || (isPlain && isWriting(event.target)))) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[binding.id as BindingId]?.();
    };
    globalThis.addEventListener('keydown', onKeyDown, true);
    return () => globalThis.removeEventListener('keydown', onKeyDown, true);
  }, []);
};
