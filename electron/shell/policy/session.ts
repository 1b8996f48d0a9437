import type { ElectronApi, SessionApi } from '../electron-api.ts';
import { allowedPermissions, deadProxy, dictionaryAddress, hostResolver, paperPartition, scheme, windowPartition } from './policy.ts';
import type { Handler } from './protocol.ts';

/** Our pages only ever fetch. Whatever would send is a try to get something out, or Chromium's report that the policy refused one. */
const isOurs = ({ url, method }: { readonly url: string; readonly method: string }): boolean =>
  url.startsWith(`${scheme}://`) && method === 'GET';

/**
 * Refuses every permission, device, download and request that is not for our own scheme; `onForeign` hears of each such request, never
 * where to. Resolves when the session has no way to the network either.
 */
const close = (session: SessionApi, onForeign: () => void): Promise<void> => {
  // A session begins to fetch dictionaries when it is made: without a language there is none to fetch. macOS has a speller of its own, and
  // does nothing here.
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
  // A hint of the page to open a connection. Electron only tells of it; no page of ours gives one.
  session.on('preconnect', onForeign);
  return session.setProxy(deadProxy);
};

/**
 * Closes every session in the tick in which it is made, whoever makes it, and what Electron asks of the network without one. Both sessions of
 * ours serve the scheme; the default one, which nothing should use, serves nothing. To be called as soon as Electron is ready; resolves when
 * nothing can reach the network any more, which is before there is a page.
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
