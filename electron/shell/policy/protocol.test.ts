import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperPolicy, policyText, windowPolicy } from './policy.ts';
import { createProtocol, type Handler, type Papers } from './protocol.ts';

let folder: string;
let handle: Handler;
let papers: Papers;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'utvag-protocol-'));
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-other'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'renderer/assets/main-AbC_1.js'), 'export {}');
  await writeFile(join(folder, 'renderer/.hidden.js'), 'hidden');
  await writeFile(join(folder, 'renderer/notes.db'), 'not served');
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(join(folder, 'renderer-other/secret.js'), 'secret');
  await symlink(join(folder, 'secret.js'), join(folder, 'renderer/link.js'));
  await symlink(join(folder, 'renderer-other'), join(folder, 'renderer/away'));
  ({ handle, papers } = createProtocol(join(folder, 'renderer')));
});
afterAll(() => rm(folder, { recursive: true }));

/** A request whose address has not been normalised by a parser first. */
const ask = (url: string, method = 'GET'): Promise<Response> => handle({ url, method } as Request);

describe('the protocol (enforced by the handler itself)', () => {
  it('serves a file with its type, the policy and no sniffing', async () => {
    const response = await ask('app://utvag/assets/main-AbC_1.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('export {}');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(policyText(windowPolicy));
    expect((await ask('app://utvag/index.html?lang=en')).status).toBe(200);
    expect((await ask('app://utvag/')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE'])('hardening 12 enforced: refuses %s', async (method) => {
    expect((await ask('app://utvag/index.html', method)).status).toBe(405);
  });

  it.each([
    'app://utvag/../secret.js',
    'app://utvag/assets/../../secret.js',
    'app://utvag/%2e%2e/secret.js',
    'app://utvag/..%2fsecret.js',
    'app://utvag/%252e%252e/secret.js',
    'app://utvag/..%5csecret.js',
    'app://utvag/../renderer-other/secret.js',
    'app://utvag//etc/passwd.js',
    'app://utvag/index.html%00.js',
    'app://utvag/%zz.js',
    'app://utvag/link.js',
    'app://utvag/away/secret.js',
    'app://utvag/.hidden.js',
    'app://utvag/notes.db',
    'app://utvag/assets',
    'app://utvag/missing.js',
    'app://elsewhere/index.html',
    'https://utvag/index.html',
    'file:///etc/passwd',
  ])('hardening 12 enforced: answers %s with 404', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('hardening 04 enforced: gives every response the policy and forbids sniffing', async () => {
    for (const response of [await ask('app://utvag/index.html'), await ask('app://utvag/missing.js'), await ask('app://utvag/', 'POST')]) {
      expect(response.headers.get('content-security-policy')).toBe(policyText(windowPolicy));
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('gives a paper once, under an address nobody can guess and its own policy', async () => {
    const address = papers.offer('<p>Protokoll</p>');
    expect(address).toMatch(/^app:\/\/paper\/[0-9a-f]{32}$/);
    expect((await ask('app://paper/')).status).toBe(404);
    expect((await ask(address.replace('paper', 'utvag'))).status).toBe(404);
    const response = await ask(address);
    expect(await response.text()).toBe('<p>Protokoll</p>');
    expect(response.headers.get('content-security-policy')).toBe(policyText(paperPolicy));
    expect((await ask(address)).status).toBe(404);
  });

  it('forgets a paper that was withdrawn', async () => {
    const address = papers.offer('<p>Protokoll</p>');
    papers.withdraw(address);
    expect((await ask(address)).status).toBe(404);
  });
});
