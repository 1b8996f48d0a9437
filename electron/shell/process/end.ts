import type { ElectronApi } from '../electron-api.ts';

/** How long (ms) putting away may take before the program ends all the same: longer than the core's own patience. */
export const longestEnding = 5000;

export type Ending = {
  /** Puts everything away, once, and then quits. Resolves when Electron was told to quit. */
  readonly leave: () => Promise<void>;
  /** Resolves when it begins: what fails from then on fails because of it. */
  readonly begun: Promise<void>;
  /** A window that is asked to close now may: nothing is left to put away. */
  readonly isPutAway: () => boolean;
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
 * @param putAway closes the core, clears the clipboard; must not itself quit
 * @param letGo destroys the window, whatever came of that: a window that would not close calls `app.quit()` off for good
 */
export const guardEnding = ({ app }: Pick<ElectronApi, 'app'>, putAway: () => Promise<void>, letGo: () => void): Ending => {
  let isPutAway = false;
  let leaving: Promise<void> | null = null;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));

  const putAwayAndQuit = async (): Promise<void> => {
    begin();
    await bounded(putAway());
    isPutAway = true;
    letGo();
    app.quit();
  };
  const leave = (): Promise<void> => (leaving ??= putAwayAndQuit());

  app.on('before-quit', (event) => {
    if (isPutAway) return;
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => void leave());
  return { leave, begun, isPutAway: () => isPutAway };
};
