import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { artifactOf, fetchArchive, isRemembered, networkEnvironment, reasonOf } from './electron-archive.mjs';
import { electronCandidates } from './electron-binary.mjs';

/** Stands for the archive: the downloader only checks its sum. */
const bytes = Buffer.alloc(300_000, 7);
const file = 'electron-v45.4.1-linux-x64.zip';
const sums = { [file]: createHash('sha256').update(bytes).digest('hex') };

let folder: string;
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-archive-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close').catch(() => undefined);
  }
  rmSync(folder, { recursive: true });
});

/** A release host, or a proxy, on this machine. Returns its address. */
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

const gives: RequestListener = (_request, response) => response.setHeader('content-length', bytes.length).end(bytes);

/** One fetch from a mirror; returns its output together with its answer. */
const fetchFrom = async (mirror: string, changes: Partial<Parameters<typeof fetchArchive>[0]> = {}) => {
  vi.stubEnv('ELECTRON_MIRROR', mirror);
  const said: string[] = [];
  const answer = await fetchArchive({
    artifact: {
      ...artifactOf({}, { platform: 'linux', arch: 'x64', isTranslated: false }),
      ...{ version: '45.4.1', checksums: sums, cacheRoot: join(folder, 'cache') },
    },
    anew: false,
    refusalFile: join(folder, 'refused', 'electron.json'),
    say: (text) => said.push(text),
    ...changes,
  });
  return { said, archive: 'archive' in answer ? answer.archive : undefined, refused: 'refused' in answer ? answer.refused : undefined };
};

describe('Electron is fetched by its own downloader', () => {
  test('from the mirror that is named, with progress', async () => {
    const asked: string[] = [];
    const mirror = await serve((request, response) => {
      asked.push(request.url ?? '');
      gives(request, response);
    });
    const { archive, said } = await fetchFrom(mirror);
    expect(readFileSync(archive ?? '')).toEqual(bytes);
    expect(asked).toEqual([`/v45.4.1/${file}`]);
    expect(said[0]).toContain(new URL(mirror).host);
    expect(said[0]).toContain('Ctrl+C');
    expect(said.at(-1)).toBe('electron: 100 %');
  });

  test('a cached archive needs no network, not even within the hour of a refusal', async () => {
    const mirror = await serve(gives);
    const { archive } = await fetchFrom(mirror);
    const address = `${mirror}v45.4.1/${file}`;
    servers[0]?.close();
    writeFileSync(join(folder, 'refused.json'), JSON.stringify({ address, at: Date.now(), reason: 'no' }));
    expect(await fetchFrom(mirror, { refusalFile: join(folder, 'refused.json') })).toMatchObject({ archive, said: [] });
  });

  test('without a length it tells of megabytes', async () => {
    const big = Buffer.alloc(11_000_000);
    const mirror = await serve((_request, response) => void response.write(big, () => response.end()));
    const checksums = { [file]: createHash('sha256').update(big).digest('hex') };
    const artifact = { artifactName: 'electron', platform: 'linux', arch: 'x64', version: '45.4.1', checksums, cacheRoot: folder };
    const { said } = await fetchFrom(mirror, { artifact });
    expect(said.slice(1)).toEqual([expect.stringMatching(/^electron: 1\d MB$/)]);
  });
});

describe('a host that does not give it', () => {
  let nowhere: string;
  beforeEach(async () => {
    nowhere = await serve(gives);
    const server = servers.pop();
    server?.close();
    if (server) await once(server, 'close');
  });

  test('is said with its reason and how to try again, and is not asked again within the hour', async () => {
    const first = await fetchFrom(nowhere);
    expect(first.refused).toMatch(/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\).*Try again with: npm start -- --runtime electron/);
    const second = await fetchFrom(nowhere);
    expect(second.said).toEqual([]);
    expect(second.refused).toContain('npm start -- --runtime electron');
    expect(second.refused).toContain('cannot be reached');
  });

  test('is asked again when that is wanted, after an hour, and when another mirror is named', async () => {
    await fetchFrom(nowhere);
    expect((await fetchFrom(nowhere, { anew: true })).said).toHaveLength(1);
    expect((await fetchFrom(nowhere, { now: () => Date.now() + 59 * 60_000 })).said).toHaveLength(0);
    expect((await fetchFrom(nowhere, { now: () => Date.now() + 61 * 60_000 })).said).toHaveLength(1);
    const { archive } = await fetchFrom(await serve(gives));
    expect(archive).toBeDefined();
    expect(existsSync(join(folder, 'refused', 'electron.json'))).toBe(false);
  });

  test('that answers no is not waited for', async () => {
    const mirror = await serve((_request, response) => response.writeHead(403).end('blocked by policy'));
    expect((await fetchFrom(mirror)).refused).toContain('answers 403');
  });

  test('that falls silent is told of while it is waited for, and then given up', async () => {
    const mirror = await serve((_request, response) => void response.writeHead(200, { 'content-length': 1000 }).write('a'));
    const { refused, said } = await fetchFrom(mirror, { pause: 40, patience: 120 });
    expect(said.filter((text) => text.startsWith('electron: waiting for 127.0.0.1'))).not.toEqual([]);
    expect(refused).toContain('has sent nothing for');
  });

  test('that never answers can be broken off, and that is no refusal', async () => {
    const control = new AbortController();
    const mirror = await serve(() => control.abort(new Error('SIGINT')));
    await expect(fetchFrom(mirror, { signal: control.signal })).rejects.toThrow('SIGINT');
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });

  test('that sends something else is not believed', async () => {
    const mirror = await serve((_request, response) => response.end('<html>Log in to the network</html>'));
    const { archive, refused } = await fetchFrom(mirror);
    expect(archive).toBeUndefined();
    expect(refused).toContain('its sum differs');
  });

  test('is told by kinds of reason', () => {
    const failed = (code: string): Error => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
    expect(reasonOf(failed('ENOTFOUND'), 'h')).toContain('cannot be found');
    expect(reasonOf(failed('SELF_SIGNED_CERT_IN_CHAIN'), 'h')).toContain('NODE_EXTRA_CA_CERTS');
    expect(reasonOf(failed('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'h')).toContain('NODE_EXTRA_CA_CERTS');
    expect(reasonOf(Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'h')).toBe('the file cannot be kept here (ENOSPC)');
  });

  test('is remembered for an hour, not a day, and never because of a clock that was set back', () => {
    const refusal = { address: 'a', at: 1_000_000_000, reason: 'no' };
    expect(isRemembered(refusal, 'a', refusal.at + 3_599_000)).toBe(true);
    expect(isRemembered(refusal, 'a', refusal.at + 3_600_000)).toBe(false);
    expect(isRemembered(refusal, 'a', refusal.at - 1)).toBe(false);
    expect(isRemembered(refusal, 'b', refusal.at)).toBe(false);
  });
});

describe('a proxy is used', () => {
  test.each([
    ['as Node reads it since 22.21', 'v24.21.0', 'NODE_USE_ENV_PROXY'],
    ['as the downloader reads it before', 'v22.12.0', 'ELECTRON_GET_USE_PROXY'],
  ])('%s', async (_what, version, name) => {
    const seen: string[] = [];
    const proxy = await serve((request, response) => {
      seen.push(request.url ?? '');
      response.writeHead(502).end();
    });
    servers[0]?.on('connect', (request, socket) => {
      seen.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const added = networkEnvironment({ npm_config_proxy: proxy }, version);
    expect(added[name]).toBe('1');
    const script = join(folder, 'fetch.mjs');
    writeFileSync(
      script,
      `import { fetchArchive } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'electron-archive.mjs')).href)};
       const artifact = { artifactName: 'electron', version: '45.4.1', platform: 'linux', arch: 'x64', cacheRoot: ${JSON.stringify(folder)} };
       console.log(JSON.stringify(await fetchArchive({ artifact, anew: true, refusalFile: ${JSON.stringify(join(folder, 'no.json'))} })));`,
    );
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [script], {
      env: { PATH, ...added, ELECTRON_MIRROR: 'http://electron.invalid/' },
      stdio: 'pipe',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    await once(child, 'close');
    expect(output).toContain('Electron could not be fetched');
    expect(seen.some((address) => address.includes('electron.invalid'))).toBe(true);
  });

  test('from npm where the environment names none, and only one of the two switches', () => {
    expect(networkEnvironment({ HTTPS_PROXY: 'http://a', npm_config_https_proxy: 'http://b', npm_config_noproxy: 'c' }, 'v24.0.0')).toEqual(
      {
        HTTPS_PROXY: 'http://a',
        NO_PROXY: 'c',
        NODE_USE_ENV_PROXY: '1',
        NODE_USE_SYSTEM_CA: '1',
      },
    );
    expect(networkEnvironment({ npm_config_https_proxy: 'http://b' }, 'v23.11.0')).toMatchObject({
      HTTPS_PROXY: 'http://b',
      ELECTRON_GET_USE_PROXY: '1',
    });
    expect(networkEnvironment({ npm_config_noproxy: '' }, 'v22.12.0')).toEqual({ NODE_USE_SYSTEM_CA: '1' });
  });
});

describe("what is fetched and where it lies is what Electron's own scripts say", () => {
  test.each([
    ['Linux', {}, { platform: 'linux', arch: 'x64', isTranslated: false }, { platform: 'linux', arch: 'x64' }],
    ['an ARM Mac under Rosetta', {}, { platform: 'darwin', arch: 'x64', isTranslated: true }, { platform: 'darwin', arch: 'arm64' }],
    ['another processor by wish', { npm_config_arch: 'x64' }, { platform: 'darwin', arch: 'x64', isTranslated: true }, { arch: 'x64' }],
    ['another cache', { electron_config_cache: '/c' }, { platform: 'win32', arch: 'x64', isTranslated: false }, { cacheRoot: '/c' }],
  ])('%s', (_what, env, machine, expected) => {
    expect(artifactOf(env, machine)).toMatchObject(expected);
  });

  test.each([
    ['nothing is fetched', 'linux', undefined, undefined, []],
    ['fetched', 'linux', undefined, 'electron', ['/e/dist/electron']],
    ['fetched on macOS', 'darwin', '', 'Electron.app/Contents/MacOS/Electron', ['/e/dist/Electron.app/Contents/MacOS/Electron']],
    ['a folder is named, nothing was ever fetched', 'linux', '/o', undefined, ['/o/electron', '/o/electron']],
    ['the same on Windows', 'win32', '/o', undefined, ['/o/electron.exe', '/o/electron']],
    ['the same on macOS', 'darwin', '/o', undefined, ['/o/Electron.app/Contents/MacOS/Electron', '/o/electron']],
    ['a folder is named, path.txt names the program', 'linux', '/o', 'other', ['/o/other', '/o/electron']],
  ])('%s', (_what, platform, override, recorded, expected) => {
    expect(electronCandidates(platform, { override, folder: '/e', recorded }).map((path) => path.replaceAll('\\', '/'))).toEqual(expected);
  });
});
