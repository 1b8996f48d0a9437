import type { Configuration } from 'electron-builder';
import { flipAfterPack } from './fuses.ts';

/** Only the prebuilt SQLite of the platform that is packed; the package holds eight, and its C sources. */
const sqlite = 'node_modules/better-sqlite3';

/**
 * The installers: the bundles, and the two packages that are native and so cannot be bundled. Everything else is inside the
 * bundles. Made by `npm run package` on the platform it is for.
 */
const configuration: Configuration = {
  appId: 'se.utvag.app',
  productName: 'Utväg',
  copyright: 'The Utväg authors, MIT',
  directories: { output: 'out/package', buildResources: 'build/icons' },
  files: [
    'package.json',
    'LICENSE',
    'out/{shell,core,chunks,renderer}/**',
    '!**/*.map',
    `!${sqlite}/{deps,src,binding.gyp}`,
    `!${sqlite}/{deps,src}/**`,
    // Said as what stays out: of a package's patterns electron-builder heeds only those that exclude.
    `!${sqlite}/prebuilds/!(\${platform}-\${arch}).node`,
    // Headers for compiling; nothing is compiled.
    '!node_modules/node-addon-api/**',
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  // Both native packages speak Node-API: one file serves Node and Electron, nothing is rebuilt.
  npmRebuild: false,
  nodeGypRebuild: false,
  afterPack: flipAfterPack,
  publish: null,
  linux: {
    // No AppImage: its launcher starts the program without its sandbox where user namespaces are restricted. The deb installs a profile
    // for them, and Chromium's own helper where there are none.
    target: ['deb'],
    executableName: 'utvag',
    category: 'Office',
    maintainer: 'The Utväg authors <utvag@example.invalid>',
    synopsis: 'Utväg, for coordinators of exit programmes',
  },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: { target: ['dmg'], category: 'public.app-category.productivity', hardenedRuntime: true },
};

export default configuration;
