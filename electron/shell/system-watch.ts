import type { ElectronApi, WindowApi } from './electron-api.ts';

/** How often (ms) a Linux desktop is asked whether its screen is locked. The question reads a value that Chromium keeps. */
export const askEvery = 1000;

/** `getSystemIdleState` wants to know after how many seconds it should say `idle`; only `locked` matters here. */
const anyThreshold = 60;

export type SystemWatch = { readonly stop: () => void };

type Answers = {
  /** The register is locked: the person is gone, or about to be. */
  readonly lock: () => void;
  /** The program puts everything away and ends: the session is over. */
  readonly leave: () => void;
};

/**
 * What the system says of a locked screen, sleep and its own end. Which of it comes depends on the system; `electron-platforms.json`
 * is the list, and its test holds it to Electron's types.
 *
 * On Linux no event tells of a locked screen. There Electron knows it from the desktop's screen saver service on the session bus
 * (org.freedesktop, org.gnome, org.cinnamon, org.mate or org.xfce `.ScreenSaver`), and answers when asked. A desktop without such a
 * service says nothing: then the register's own idle lock and F9 are all there is.
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
    // Asked first, and often with seconds to spare: what is locked then is whole whatever comes. Whether the session ends is not ours to say.
    window.on('query-session-end', lock);
    window.on('session-end', leave);
    return { stop: () => undefined };
  }
  // The system waits a little for whoever says that it will end by itself.
  powerMonitor.on('shutdown', (event) => {
    event?.preventDefault();
    leave();
  });
  if (platform === 'darwin') {
    powerMonitor.on('lock-screen', lock);
    // Another person was let in beside this one.
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
