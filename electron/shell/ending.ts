import type { ElectronApi } from './electron-api.ts';

/** How long (ms) putting away may take before the program ends all the same: longer than the core's own patience. */
export const longestEnding = 5000;

export type Ending = {
  /** Puts everything away, once, and then quits. Resolves when Electron was told to quit. */
  readonly leave: () => Promise<void>;
};

/** Resolves with the work, or after its time: what could not be put away is lost either way, and the program must end. */
const bounded = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestEnding);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
};

/**
 * One way out, whoever asks: the menu, a key, a signal (Electron makes `app.quit()` of SIGTERM, SIGINT and SIGHUP), the last window
 * closed, the system. `window-all-closed` does not come after `app.quit()`, so the work is done in `before-quit`, which waits for it.
 * On macOS, too, the program ends with its window: nothing of a register stays open where nobody sees it.
 *
 * @param putAway closes the core, clears the clipboard, lets go of the window; must not itself quit
 */
export const guardEnding = ({ app }: Pick<ElectronApi, 'app'>, putAway: () => Promise<void>): Ending => {
  let isPutAway = false;
  let leaving: Promise<void> | null = null;

  const putAwayAndQuit = async (): Promise<void> => {
    await bounded(putAway());
    isPutAway = true;
    app.quit();
  };
  const leave = (): Promise<void> => (leaving ??= putAwayAndQuit());

  app.on('before-quit', (event) => {
    if (isPutAway) return;
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => void leave());
  return { leave };
};
