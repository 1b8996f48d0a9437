import { FuseV1Options } from '@electron/fuses';
import type { Configuration } from 'electron-builder';
import { existsSync, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import configuration, { configurationFor } from './electron-builder.ts';
import { fuses } from './fuses.ts';
import { isSupportedElectron } from './electron-support.mjs';

const platforms = ['linux', 'win32', 'darwin'] as const;

test.each(platforms)('electron-builder accepts the configuration for %s', async (platform) => {
  const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js');
  const { DebugLogger } = await import('builder-util');
  await expect(validateConfiguration(configurationFor(platform, {}), new DebugLogger(false))).resolves.toBeUndefined();
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

/** Not in its declared types, but used when packing. */
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

/** The files that electron-builder, with its own matcher, takes from a package that is not bundled. */
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
  expect(configuration.asar).toEqual({ smartUnpack: false });
  expect(configuration.asarUnpack).toEqual(['**/*.node']);
  const own = (configuration.files as string[]).filter((pattern) => !pattern.startsWith('!'));
  expect(own).toEqual(['package.json', 'LICENSE', 'out/{shell,core,chunks,renderer}/**']);
});

test('hardening 02 configured: nothing that is shipped starts the program without its sandbox', () => {
  // electron-builder's launcher for AppImage (and snap) adds the switch by itself; deb and rpm have no launcher.
  expect(configuration.linux?.target).toEqual(['deb', 'rpm']);
  expect(configuration.linux?.executableArgs ?? []).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const launchers = ['build/launch.mjs', 'build/electron-builder.ts', 'electron/shell/main.ts', 'electron/shell/start.ts'];
  for (const text of [JSON.stringify([configuration, scripts]), ...launchers.map((file) => readFileSync(join(root, file), 'utf8'))])
    expect(text).not.toMatch(/no-sandbox|disable-setuid-sandbox/);
});

const windows = configurationFor('win32', {});

test('Windows: the installer asks for whom and suggests all users, the MSI is always for all', () => {
  expect(windows.win?.target).toEqual(['nsis', 'msi']);
  expect(windows.nsis).toMatchObject({ oneClick: false, perMachine: false, selectPerMachineByDefault: true });
  // electron-builder reads undefined as yes: users who may not install for all are asked for an administrator.
  expect(windows.nsis?.allowElevation).not.toBe(false);
  expect(windows.msi).toMatchObject({ oneClick: true, perMachine: true, runAfterFinish: false });
});

test('Windows: no uninstalling takes a register along', () => {
  expect(windows.nsis?.deleteAppDataOnUninstall).toBe(false);
  // The uninstaller removes the whole installation folder, so nobody may have chosen one that contains a register.
  expect(windows.nsis?.allowToChangeInstallationDirectory).toBe(false);
});

test('Windows: nothing is packed for an updater, and nothing is signed with SHA-1', () => {
  expect(windows.nsis).toMatchObject({ packElevateHelper: false, differentialPackage: false });
  expect(windows.win?.signtoolOptions?.signingHashAlgorithms).toEqual(['sha256']);
});

test('Windows and Linux: program file, installation folder and installers have names of plain letters', () => {
  expect(windows.win?.executableName).toBe('utvag');
  expect(configurationFor('linux', {})).toMatchObject({ productName: 'utvag', linux: { executableName: 'utvag' } });
  for (const { artifactName } of [windows.nsis, windows.msi, windows.dmg].flatMap((options) => options ?? []))
    expect(artifactName).toMatch(/^utvag-[\x21-\x7e]+$/);
  // What users see.
  expect(windows.productName).toBe('Utväg');
  expect(configurationFor('darwin', {}).productName).toBe('Utväg');
});

const mac = configurationFor('darwin', {});

test('macOS: the runtime is hardened, with one exception, which is in a property list that can be read', () => {
  expect(mac.mac?.hardenedRuntime).toBe(true);
  // With the keyword for an ad-hoc signature, every library would have to be allowed.
  expect(mac.mac?.identity).toBeUndefined();
  const { parse } = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))('plist') as {
    parse: (text: string) => unknown;
  };
  for (const file of [mac.mac?.entitlements, mac.mac?.entitlementsInherit])
    expect(parse(readFileSync(join(root, file ?? 'none'), 'utf8'))).toEqual({ 'com.apple.security.cs.allow-jit': true });
});

test('macOS: who signs and who notarises stands in the environment alone', () => {
  expect(mac.mac?.notarize).toBeUndefined();
  for (const platform of platforms)
    expect(JSON.stringify(configurationFor(platform, {}))).not.toMatch(
      /certificate(File|Password|Sha1|SubjectName)|csc(Link|KeyPassword)|password/i,
    );
});

test.each([
  ['linux', (each: Configuration) => each.linux?.icon, 'build/icons/linux'],
  ['win32', (each: Configuration) => each.win?.icon, 'build/icons/icon.ico'],
  ['darwin', (each: Configuration) => each.mac?.icon, 'build/icons/icon.icns'],
] as const)('%s: the icon is the one that was drawn for it', (platform, icon, path) => {
  expect(icon(configurationFor(platform, {}))).toBe(path);
  expect(existsSync(join(root, path))).toBe(true);
});

test('Electron may come from a folder of one’s own, and is fetched otherwise', () => {
  expect(configurationFor('linux', { ELECTRON_OVERRIDE_DIST_PATH: '/somewhere' }).electronDist).toBe('/somewhere');
  expect(configurationFor('linux', { ELECTRON_OVERRIDE_DIST_PATH: '' })).not.toHaveProperty('electronDist');
});

test('hardening 16 configured: Electron is pinned to one version, and advisories say when its major is no longer supported', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const ours = devDependencies['electron'] ?? '';
  expect(ours).toMatch(/^\d+\.\d+\.\d+$/);
  expect(isSupportedElectron(ours, ours)).toBe(true);
  expect(isSupportedElectron('45.4.1', '47.0.0')).toBe(true);
  expect(isSupportedElectron('45.4.1', '48.0.0')).toBe(false);
});
