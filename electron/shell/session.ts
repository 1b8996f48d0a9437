import type { ElectronApi, SessionApi } from './electron-api.ts';
import { allowedPermissions, paperPartition, scheme, windowPartition } from './policy.ts';
import type { Handler } from './protocol.ts';

const isOurs = (url: string): boolean => url.startsWith(`${scheme}://`);

/** Refuses every permission, device, download and request that is not for our own scheme; `onForeign` hears of each such request, never where to. */
const close = (session: SessionApi, onForeign: () => void): void => {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(allowedPermissions.includes(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  // Files leave through the core's save port, never as a download.
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isOurs(details.url);
    callback({ cancel });
    if (cancel) onForeign();
  });
};

/** Both sessions of ours serve the scheme; the default one, which nothing should use, serves nothing. */
export const closeSessions = (electron: ElectronApi, handle: Handler, onForeign: () => void): void => {
  close(electron.session.defaultSession, onForeign);
  for (const partition of [windowPartition, paperPartition]) {
    const session = electron.session.fromPartition(partition, { cache: false });
    close(session, onForeign);
    session.protocol.handle(scheme, handle);
  }
};
