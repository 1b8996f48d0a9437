import { lazy, useState, type ComponentType } from 'react';

const loads: (() => Promise<unknown>)[] = [];

/**
 * A view or a part of one in a file of its own, so that the first screen stays small. Loaded by `loadParts` soon after a register is open, it
 * is shown at once; before that React waits for it. Which of the two does not change while it is shown, so nothing in it is lost.
 */
export const part = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  let loaded: ComponentType<P> | null = null;
  loads.push(async () => {
    loaded = await load();
  });
  const Waiting = lazy(async () => ({ default: await load() }));
  return (props: P) => {
    const [Shown] = useState<ComponentType<P>>(() => loaded ?? Waiting);
    return <Shown {...props} />;
  };
};

/** Loads every part there is. One that cannot be loaded now is tried again when it is shown. */
export const loadParts = async (): Promise<void> => {
  await Promise.allSettled(loads.map((load) => load()));
};
