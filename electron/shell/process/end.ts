import type { ElectronApi } from '../electron-api.ts';

/** How long (ms) the shutdown may take before the program ends anyway: longer than the core's own timeout. */
export const longestEnding = 5000;

export type Ending = {
  /** Shuts everything down, once, and then quits. Resolves when Electron has been told to quit. */
  readonly leave: () => Promise<void>;
  /** Resolves when the shutdown begins: anything that fails after that fails because of it. */
  readonly begun: Promise<void>;
  /** A window that is asked to close may do so now: there is nothing left to save. */
  readonly isPutAway: () => boolean;
};

/** Resolves with the work, or after its time limit: what could not be saved by then is lost either way, and the program must end. */
const bounded = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestEnding);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
};

/**
 * One way out, whatever triggers it: the menu, a key, a signal (Electron turns SIGTERM, SIGINT and SIGHUP into `app.quit()`), the last
 * window closed, the system. `window-all-closed` is not emitted after `app.quit()`, so the work is done in `before-quit`, which waits for
 * it. The program ends with its window on macOS too: no register stays open where nobody sees it.
 *
 * @param putAway closes the core, clears the clipboard; must not itself quit
 * @param letGo destroys the window, whether or not that succeeded: a window that does not close would cancel `app.quit()` for good
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
