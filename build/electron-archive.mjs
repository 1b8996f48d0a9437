/**
 * Electron's archive, by Electron's own downloader (@electron/get): from its cache, which needs no network, otherwise from the release host
 * or the configured mirror, checked against the checksums in the package. The downloader decides what is available. This file shows what it
 * is waiting for, gives up on a host that stops responding, and remembers a refusal for an hour so that not every start waits for it again.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './environment.mjs';

/** Electron's package. */
export const electronFolder = join(root, 'node_modules/electron');

/** How to try again at once. */
export const tryAgain = 'npm start -- --runtime electron';

const anHour = 60 * 60 * 1000;

/**
 * What to fetch, in the same terms as the package's own install.js; otherwise the two would look in different places of the cache.
 * @param {Record<string, string | undefined>} env
 * @param {{ platform: string, arch: string, isTranslated: boolean }} machine `isTranslated`: an x64 Node on an ARM Mac (Rosetta)
 */
export const artifactOf = (env, { platform, arch, isTranslated }) => {
  const wanted = env['ELECTRON_INSTALL_ARCH'] || env['npm_config_arch'] || arch;
  const isForRosetta = platform === 'darwin' && wanted === 'x64' && env['npm_config_arch'] === undefined && isTranslated;
  return {
    artifactName: 'electron',
    platform: env['ELECTRON_INSTALL_PLATFORM'] || env['npm_config_platform'] || platform,
    arch: isForRosetta ? 'arm64' : wanted,
    cacheRoot: env['electron_config_cache'],
  };
};

/**
 * What the downloader needs to get through a network like a municipality's: the proxy named in the environment or npm's settings, and the
 * system's own certificates, because such a network often intercepts TLS. (The archive is verified by its checksum, whoever sends it.)
 * @param {Record<string, string | undefined>} env
 * @param {string} version of the Node that fetches, "v22.12.0"
 * @returns {Record<string, string>} to be added to the environment
 */
export const networkEnvironment = (env, version) => {
  const first = (/** @type {string[]} */ ...names) => names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
  const https = first('HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy');
  const http = first('HTTP_PROXY', 'http_proxy', 'npm_config_proxy');
  const without = first('NO_PROXY', 'no_proxy', 'npm_config_noproxy');
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  // Node's fetch reads the proxy since 22.21 and 24.0; before that, the downloader's own switch does.
  const isOld = major < 22 || (major === 22 && minor < 21) || major === 23;
  const hasProxy = https !== undefined || http !== undefined;
  return {
    NODE_USE_SYSTEM_CA: '1',
    ...(https === undefined ? {} : { HTTPS_PROXY: https }),
    ...(http === undefined ? {} : { HTTP_PROXY: http }),
    ...(without === undefined || !hasProxy ? {} : { NO_PROXY: without }),
    ...(hasProxy && !isOld ? { NODE_USE_ENV_PROXY: '1' } : {}),
    ...(hasProxy && isOld ? { ELECTRON_GET_USE_PROXY: '1' } : {}),
  };
};

/** @typedef {{ readonly address: string, readonly at: number, readonly reason: string }} Refusal */

/** @param {string} file @returns {Refusal | undefined} */
const readRefusal = (file) => {
  if (!existsSync(file)) return undefined;
  try {
    const { address, at, reason } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof address === 'string' && typeof at === 'number' && typeof reason === 'string' ? { address, at, reason } : undefined;
  } catch {
    // Half written, or from an earlier version: it counts as no refusal.
    return undefined;
  }
};

/** @param {string} file @param {Refusal} refusal */
const remember = (file, refusal) => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(refusal));
  } catch {
    // A full disk, somebody else's folder: then it is asked again next time.
  }
};

/**
 * @param {Refusal | undefined} refusal
 * @param {string} address
 * @param {number} now
 */
export const isRemembered = (refusal, address, now) =>
  // A different mirror is a different question; and a clock that was set back must not turn an hour into a year.
  refusal !== undefined && refusal.address === address && now >= refusal.at && now - refusal.at < anHour;

/**
 * @param {unknown} error
 * @param {string} host
 * @returns {string} what happened, without a full stop
 */
export const reasonOf = (error, host) => {
  const { name, message, cause, code, response } = /** @type {any} */ (error instanceof Error ? error : new Error(String(error)));
  const why = [cause?.code, code].find((each) => typeof each === 'string') ?? '';
  if (name === 'HTTPError') return `${host} answers ${response.status}`;
  if (name === 'Silence') return `${host} ${message}`;
  if (name.startsWith('Checksum') || /checksum/i.test(message)) return `what ${host} sent is not Electron's file (its sum differs)`;
  if (why === 'ENOTFOUND' || why === 'EAI_AGAIN') return `${host} cannot be found (${why}: no network, or the name is blocked)`;
  if (/CERT|SIGNATURE|ISSUER/.test(why))
    return `the certificate of ${host} is not trusted (${why}); NODE_EXTRA_CA_CERTS can name the network's own`;
  if (/^(ENOSPC|EACCES|EROFS|EDQUOT|EPERM)$/.test(why)) return `the file cannot be kept here (${why})`;
  return `${host} cannot be reached (${why === '' ? (cause?.message ?? message) : why})`;
};

class Silence extends Error {
  /** @override */
  name = 'Silence';
}

class Remembered extends Error {
  /** @override */
  name = 'Remembered';
  /** @param {Refusal} refusal */
  constructor(refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/**
 * @typedef {object} Fetching
 * @property {object} artifact what to fetch: {@link artifactOf} with `version` and `checksums`
 * @property {boolean} anew asks the host even if it refused within the hour
 * @property {string} refusalFile where a refusal is remembered
 * @property {AbortSignal} [signal] ends the waiting
 * @property {number} [patience] milliseconds without a byte before giving up. Long, because some proxies read the whole archive first
 * @property {number} [pause] milliseconds between two progress messages
 * @property {() => number} [now]
 * @property {(text: string) => void} [say]
 */

/** @param {string} host @param {Fetching} fetching */
const watch = (host, { signal, patience = 120_000, pause = 15_000, say = console.log }) => {
  const control = new AbortController();
  const end = () => control.abort(signal?.reason);
  signal?.addEventListener('abort', end, { once: true });
  let silent = 0;
  const timer = setInterval(
    () => {
      silent += Math.min(pause, patience);
      if (silent < patience) say(`electron: waiting for ${host} (${Math.round(silent / 1000)} s)`);
      else control.abort(new Silence(`has sent nothing for ${Math.round(patience / 1000)} seconds`));
    },
    Math.min(pause, patience),
  );
  let told = 0;
  return {
    signal: control.signal,
    /** @param {{ transferred: number, total: number | null, percent: number }} progress */
    progress: ({ transferred, total, percent }) => {
      silent = 0;
      const megabytes = Math.floor(transferred / 1_000_000);
      // Without a content length no percentage is known: then a message every ten megabytes.
      const step = total === null ? Math.floor(megabytes / 10) : Math.floor(percent * 10);
      if (step > told) say(total === null ? `electron: ${megabytes} MB` : `electron: ${step * 10} %`);
      told = Math.max(told, step);
    },
    stop: () => {
      clearInterval(timer);
      signal?.removeEventListener('abort', end);
      // An unread response (404) would hold the connection open, and with it the process.
      control.abort();
    },
  };
};

/**
 * @param {Fetching} fetching
 * @returns {Promise<{ archive: string } | { refused: string }>} the archive's path in the downloader's cache, or a sentence that says why
 *   there is none and how to try again
 * @throws the reason with which `signal` was aborted
 */
export const fetchArchive = async (fetching) => {
  const { artifact, anew, refusalFile, signal, now = Date.now, say = console.log } = fetching;
  // It is a dependency of Electron's package and is resolved from there. It needs Node 22.12, which is why this file imports it late.
  const get = await import(pathToFileURL(createRequire(join(electronFolder, 'package.json')).resolve('@electron/get')).href);
  let address = '';
  let host = 'its release host';
  /** Called by the downloader if its cache has nothing, with the address it has built from mirrors and versions. */
  const downloader = {
    /** @param {string} url @param {string} target */
    download: async (url, target) => {
      address = url;
      host = new URL(url).host;
      const refusal = readRefusal(refusalFile);
      if (!anew && refusal !== undefined && isRemembered(refusal, url, now())) throw new Remembered(refusal);
      say(`electron: fetching it from ${host} (about 120 MB, once; Ctrl+C stops it and nothing is lost)`);
      const watching = watch(host, fetching);
      try {
        await new get.FetchDownloader().download(url, target, {
          quiet: true,
          signal: watching.signal,
          getProgressCallback: watching.progress,
        });
      } catch (error) {
        // An aborted fetch fails in several ways; what is thrown is the reason it was aborted with.
        throw watching.signal.aborted ? watching.signal.reason : error;
      } finally {
        watching.stop();
      }
    },
  };
  try {
    const archive = await get.downloadArtifact({ ...artifact, downloader });
    rmSync(refusalFile, { force: true });
    return { archive };
  } catch (error) {
    if (signal?.aborted) throw error;
    const again = `Try again with: ${tryAgain}`;
    if (error instanceof Remembered) {
      const minutes = Math.max(1, Math.round((now() - error.refusal.at) / 60_000));
      return {
        refused: `Electron could not be fetched ${minutes} min ago: ${error.refusal.reason}. It is asked for again after an hour. ${again}`,
      };
    }
    const reason = reasonOf(error, host);
    remember(refusalFile, { address, at: now(), reason });
    return { refused: `Electron could not be fetched: ${reason}. It is asked for again after an hour. ${again}` };
  }
};
