/** Answers `app:` requests: the interface's files, and papers while they are being printed. Nothing else exists. */
import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { deniedFeaturesText, paperHost, paperPolicy, policyText, scheme, windowHost, windowPolicy } from './policy.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const headers = (contentType: string, policy = windowPolicy): Record<string, string> => ({
  'content-type': contentType,
  'content-security-policy': policyText(policy),
  'permissions-policy': deniedFeaturesText,
  'x-dns-prefetch-control': 'off',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});

const refuse = (status: 404 | 405): Response => new Response('', { status, headers: headers('text/plain; charset=utf-8') });

/** Papers waiting to be fetched once, by token. */
export type Papers = {
  /** Makes the document available once; returns its address. */
  readonly offer: (html: string) => string;
  /** Removes it, whether or not it was fetched. */
  readonly withdraw: (address: string) => void;
};

export type Handler = (request: Request) => Promise<Response>;

/**
 * The file below `folder` that a path names, or null: for `..` in any spelling, a link that leads out, a folder, a type that we do not
 * serve. `folder` is a real path.
 */
const fileBelow = async (folder: string, path: string): Promise<string | null> => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  // The bundler generates plain names; anything still encoded after one decoding is an attack.
  if (!/^(?:\/[\w-][\w.-]*)+$/.test(decoded) || decoded.includes('..')) return null;
  if (contentTypes[extname(decoded)] === undefined) return null;
  try {
    const real = await realpath(join(folder, decoded));
    return real.startsWith(folder + sep) ? real : null;
  } catch {
    return null;
  }
};

/** @param rendererFolder where the built interface is; nothing outside it is ever read */
export const createProtocol = (rendererFolder: string): { readonly handle: Handler; readonly papers: Papers } => {
  const waiting = new Map<string, string>();
  const folder = realpath(rendererFolder);
  // A missing folder is reported to the caller at the first request, not as an unhandled rejection at startup.
  folder.catch(() => undefined);

  const paper = (path: string): Response => {
    const html = waiting.get(path);
    if (html === undefined) return refuse(404);
    waiting.delete(path);
    return new Response(html, { headers: headers('text/html; charset=utf-8', paperPolicy) });
  };

  const handle: Handler = async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const address = new URL(request.url);
    if (address.protocol !== `${scheme}:`) return refuse(404);
    if (address.host === paperHost) return paper(address.pathname);
    if (address.host !== windowHost) return refuse(404);
    const file = await fileBelow(await folder, address.pathname === '/' ? '/index.html' : address.pathname);
    if (file === null) return refuse(404);
    try {
      return new Response(await readFile(file), { headers: headers(contentTypes[extname(file)] ?? 'application/octet-stream') });
    } catch {
      return refuse(404);
    }
  };

  return {
    handle,
    papers: {
      offer: (html) => {
        const path = `/${randomBytes(16).toString('hex')}`;
        waiting.set(path, html);
        return `${scheme}://${paperHost}${path}`;
      },
      withdraw: (address) => void waiting.delete(new URL(address).pathname),
    },
  };
};
