import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import configuration from './electron-builder.ts';
import { fuses } from './fuses.ts';

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
