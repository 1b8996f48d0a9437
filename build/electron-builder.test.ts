import { FuseV1Options } from '@electron/fuses';
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import configuration from './electron-builder.ts';
import { fuses } from './fuses.ts';
import { isSupportedElectron } from './electron-support.mjs';

test('electron-builder accepts the configuration', async () => {
  const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js');
  const { DebugLogger } = await import('builder-util');
  await expect(validateConfiguration(configuration, new DebugLogger(false))).resolves.toBeUndefined();
});

test('electron-builder refuses a misspelt option', async () => {
  const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js');
  const { DebugLogger } = await import('builder-util');
  const misspelt = { ...configuration, assar: true };
  await expect(validateConfiguration(misspelt, new DebugLogger(false))).rejects.toThrow('assar');
});

test('hardening 14 configured: every fuse that Electron has is stated', () => {
  const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  expect(known.filter((fuse) => typeof fuses[fuse] !== 'boolean')).toEqual([]);
  expect(fuses.strictlyRequireAllFuses).toBe(true);
});

test('hardening 14 configured: a packaged program is no general Node and takes no foreign code', () => {
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
});

test('hardening 15 configured: neither the stand-in nor anything from the tests is packaged', () => {
  const files = JSON.stringify(configuration.files);
  for (const room of ['stand-in', 'tour', 'reports', 'e2e', 'bench']) expect(files).not.toContain(room);
});

const root = join(import.meta.dirname, '..');
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Not in its declared types, but what it packs with. */
type Filter = (file: string, stat: Stats & { moduleFullFilePath: string }) => boolean;
type Internal = {
  getNodeModuleFileMatcher: (
    from: string,
    to: string,
    expand: (text: string) => string,
    platform: object,
    packager: { config: object; debugLogger: { isEnabled: boolean } },
  ) => { createFilter: () => Filter };
};

/** What electron-builder, by its own matcher, takes of a package that is not bundled. */
const packedOf = async (folder: string, platform: string, arch: string): Promise<string[]> => {
  const { getNodeModuleFileMatcher } = (await import('app-builder-lib/out/fileMatcher.js')) as unknown as Internal;
  const expand = (text: string): string => text.replaceAll('${platform}', platform).replaceAll('${arch}', arch);
  const packager = { config: configuration, debugLogger: { isEnabled: false } };
  const filter = getNodeModuleFileMatcher(root, join(root, 'out/package'), expand, {}, packager).createFilter();
  return filesIn(folder).filter((file) =>
    filter(join(root, file), Object.assign(lstatSync(join(root, file)), { moduleFullFilePath: file })),
  );
};

test.each([
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['win32', 'x64'],
  ['win32', 'arm64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
])('hardening 15 configured: for %s on %s one SQLite is packed, and no source of it', async (platform, arch) => {
  const packed = await packedOf('node_modules/better-sqlite3', platform, arch);
  expect(packed.filter((file) => file.endsWith('.node'))).toEqual([`node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`]);
  expect(packed.filter((file) => /\.(c|h|cpp|cc|gyp|gypi)$/.test(file))).toEqual([]);
  expect(packed).toContain('node_modules/better-sqlite3/lib/index.js');
});

test('hardening 15 configured: only the two native packages are packed beside the bundles, one binary each', async () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).sort()).toEqual(['@node-rs/argon2', 'better-sqlite3']);
  const argon = await packedOf('node_modules/@node-rs', process.platform, process.arch);
  expect(argon.filter((file) => file.endsWith('.node'))).toHaveLength(1);
  const own = (configuration.files as string[]).filter((pattern) => !pattern.startsWith('!'));
  expect(own).toEqual(['package.json', 'LICENSE', 'out/{shell,core,chunks,renderer}/**']);
});

test('hardening 02 configured: nothing that is shipped starts the program without its sandbox', () => {
  // electron-builder's launcher for AppImage (and snap) adds the switch by itself; the deb has none.
  expect(configuration.linux?.target).toEqual(['deb']);
  expect(configuration.linux?.executableArgs ?? []).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const launchers = ['build/launch.mjs', 'build/electron-builder.ts', 'electron/shell/main.ts', 'electron/shell/start.ts'];
  for (const text of [JSON.stringify([configuration, scripts]), ...launchers.map((file) => readFileSync(join(root, file), 'utf8'))])
    expect(text).not.toMatch(/no-sandbox|disable-setuid-sandbox/);
});

test('hardening 16 configured: Electron is pinned to one version, and advisories say when its major is no longer supported', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const ours = devDependencies['electron'] ?? '';
  expect(ours).toMatch(/^\d+\.\d+\.\d+$/);
  expect(isSupportedElectron(ours, ours)).toBe(true);
  expect(isSupportedElectron('45.4.1', '47.0.0')).toBe(true);
  expect(isSupportedElectron('45.4.1', '48.0.0')).toBe(false);
});
