import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Arrow keys, Home and End move focus among the elements matching `selector` inside the nearest `within`. Only when
 * focus already is on one of them, so that fields inside rows keep their own arrows.
 */
export const moveFocus = (event: KeyboardEvent<HTMLElement>, selector: string, within: string): void => {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
  const ground = event.currentTarget.closest(within) ?? event.currentTarget;
  const all = [...ground.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  all[step(at, all.length - 1)]?.focus();
};
