import type { ElectronApi, WindowApi } from './electron-api.ts';

/** How often (ms) a Linux desktop is asked whether its screen is locked. The query reads a value that Chromium already has. */
export const askEvery = 1000;

/** `getSystemIdleState` needs the number of seconds after which it reports `idle`; only `locked` matters here. */
const anyThreshold = 60;

export type SystemWatch = { readonly stop: () => void };

type Answers = {
  /** The register is locked: the user has left, or is about to. */
  readonly lock: () => void;
  /** The program shuts everything down and ends: the session is over. */
  readonly leave: () => void;
};

/**
 * What the system reports about a locked screen, sleep and its own end. Which of these it reports depends on the system;
 * `electron-platforms.json` lists them, and its test checks the list against Electron's types.
 *
 * On Linux no event reports a locked screen. Electron gets the state from the desktop's screen saver service on the session bus
 * (org.freedesktop, org.gnome, org.cinnamon, org.mate or org.xfce `.ScreenSaver`), and answers when asked. A desktop without such a service
 * reports nothing: then only the register's own idle lock and F9 remain.
 */
export const watchSystem = (
  { powerMonitor }: Pick<ElectronApi, 'powerMonitor'>,
  window: WindowApi,
  platform: NodeJS.Platform,
  { lock, leave }: Answers,
): SystemWatch => {
  powerMonitor.on('suspend', lock);
  if (platform === 'win32') {
    powerMonitor.on('lock-screen', lock);
    // Sent first, often with seconds to spare: what is locked by then is safe whatever happens next. Whether the session ends is not our
    // decision.
    window.on('query-session-end', lock);
    window.on('session-end', leave);
    return { stop: () => undefined };
  }
  // The system waits a little for a program that says it will end by itself.
  powerMonitor.on('shutdown', (event) => {
    event?.preventDefault();
    leave();
  });
  if (platform === 'darwin') {
    powerMonitor.on('lock-screen', lock);
    // Another user has been logged in alongside this one.
    powerMonitor.on('user-did-resign-active', lock);
    return { stop: () => undefined };
  }
  let wasLocked = false;
  const ask = (): void => {
    const isLocked = powerMonitor.getSystemIdleState(anyThreshold) === 'locked';
    if (isLocked && !wasLocked) lock();
    wasLocked = isLocked;
  };
  const timer = setInterval(ask, askEvery);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
