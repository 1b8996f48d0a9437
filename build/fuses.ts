import { flipFuses, FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses';
import type { AfterExtractContext } from 'app-builder-lib';
import type { AfterPackContext } from 'electron-builder';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the packaged program file may do, burnt into it. Every fuse is listed: a new one in a later Electron is a type error here and a
 * failed build there, never a silent default. (electron-builder's own `electronFuses` knows one fuse less.)
 */
export const fuses: FuseV1Config = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  // So that nobody can use the program as a general Node.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Only the packaged code, and only if unchanged (where the platform can check it).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We ship no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The window is served through our own protocol; nothing is opened from file:.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // WebAssembly bounds checks by the processor: the default, and as safe as the slower way.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** The program file that was just packed. */
export const programFile = ({ appOutDir, electronPlatformName, packager }: AfterPackContext): string => {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  return join(appOutDir, packager.config.linux?.executableName ?? name);
};

/** electron-builder calls this once Electron's files are in place. */
export const removeSampleProgram = async ({ packager, appOutDir }: AfterExtractContext): Promise<void> => {
  // electron-builder removes it from an Electron it has fetched, but not from one it was given.
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
};

/** electron-builder calls this after packing and before signing. */
export const flipAfterPack = async (context: AfterPackContext): Promise<void> => {
  await flipFuses(programFile(context), fuses);
};
