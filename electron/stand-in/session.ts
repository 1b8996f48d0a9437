import type { Request as ChromiumRequest } from 'playwright-core';
import type { SessionApi } from '../shell/electron-api.ts';
import { Emitter } from './emitter.ts';

type ProtocolHandler = Parameters<SessionApi['protocol']['handle']>[1];
type RequestListener = Parameters<SessionApi['webRequest']['onBeforeRequest']>[0];
type RequestDetails = Parameters<RequestListener>[0];

const resourceTypes: Readonly<Record<string, RequestDetails['resourceType']>> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  media: 'media',
  xhr: 'xhr',
  fetch: 'xhr',
  eventsource: 'xhr',
  ping: 'ping',
  cspreport: 'cspReport',
  websocket: 'webSocket',
};

export const resourceType = (request: ChromiumRequest, isMainFrame: boolean): RequestDetails['resourceType'] =>
  request.resourceType() === 'document' ? (isMainFrame ? 'mainFrame' : 'subFrame') : (resourceTypes[request.resourceType()] ?? 'other');

/**
 * One partition. What is set here decides about requests. Permissions are only stored, because Chromium never asks here and grants none.
 */
export class StandInSession extends Emitter implements SessionApi {
  readonly #handlers = new Map<string, ProtocolHandler>();
  #before: RequestListener | null = null;
  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.#handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.#before = listener;
    },
  };

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerLanguages(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
  /** The browser has the same proxy through its switches, for all its contexts. */
  setProxy(): Promise<void> {
    return Promise.resolve();
  }

  /** The shell's response to a request, or null if it is refused or no handler serves its scheme. */
  async respond(details: RequestDetails): Promise<Response | null> {
    const before = this.#before;
    if (before !== null) {
      const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => before(details, resolve));
      if (cancel === true) return null;
    }
    const handler = this.#handlers.get(new URL(details.url).protocol.replace(/:$/, ''));
    if (handler === undefined) return null;
    return handler(new Request(details.url, { method: details.method }));
  }
}
