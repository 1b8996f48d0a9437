import type { ElectronApi, SessionApi } from '../electron-api.ts';
import { allowedPermissions, deadProxy, dictionaryAddress, hostResolver, paperPartition, scheme, windowPartition } from './policy.ts';
import type { Handler } from './protocol.ts';

/** Our pages only ever fetch. A request that would send is an attempt to get data out, or Chromium's report that the policy blocked one. */
const isOurs = ({ url, method }: { readonly url: string; readonly method: string }): boolean =>
  url.startsWith(`${scheme}://`) && method === 'GET';

/**
 * Refuses every permission, device, download and request that is not for our own scheme; `onForeign` is called for each such request, never
 * with its target. Resolves when the session has no access to the network either.
 */
const close = (session: SessionApi, onForeign: () => void): Promise<void> => {
  // A session starts fetching dictionaries when it is created: without a language there are none to fetch. macOS has its own spell checker
  // and does nothing here.
  session.setSpellCheckerDictionaryDownloadURL(dictionaryAddress);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(allowedPermissions.includes(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  // Files leave through the core's save port, never as a download.
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isOurs(details);
    callback({ cancel });
    if (cancel) onForeign();
  });
  // The page hints that it wants to open a connection. Electron only reports it; none of our pages gives such a hint.
  session.on('preconnect', onForeign);
  return session.setProxy(deadProxy);
};

/**
 * Locks down every session in the tick in which it is created, whoever creates it, as well as what Electron requests without a session. Our
 * two sessions serve the scheme; the default one, which nothing should use, serves nothing. Call it as soon as Electron is ready. It
 * resolves when nothing can reach the network any more, which is before there is a page.
 */
export const closeSessions = async (electron: ElectronApi, handle: Handler, onForeign: () => void): Promise<void> => {
  const { app } = electron;
  const closed = new Map<SessionApi, Promise<void>>();
  const closeOnce = (session: SessionApi): void => {
    if (!closed.has(session)) closed.set(session, close(session, onForeign));
  };
  app.on('session-created', closeOnce);
  closeOnce(electron.session.defaultSession);
  app.configureHostResolver(hostResolver);
  for (const partition of [windowPartition, paperPartition]) {
    const session = electron.session.fromPartition(partition, { cache: false });
    closeOnce(session);
    session.protocol.handle(scheme, handle);
  }
  await Promise.all([app.setProxy(deadProxy), ...closed.values()]);
};
