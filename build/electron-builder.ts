import type { Configuration } from 'electron-builder';
import { flipAfterPack, removeSampleProgram } from './fuses.ts';

/** Only the prebuilt SQLite for the target platform; the package contains eight, and its C sources. */
const sqlite = 'node_modules/better-sqlite3';

/** Of the upper-case names in the environment, only these have a meaning here. */
type Environment = { readonly ELECTRON_OVERRIDE_DIST_PATH?: string | undefined };

/**
 * The installers: the bundles, and the two native packages that cannot be bundled. Everything else is inside the bundles. Made by `npm run
 * package` on the target platform.
 */
export const configurationFor = (platform: NodeJS.Platform, { ELECTRON_OVERRIDE_DIST_PATH: electronDist }: Environment): Configuration => ({
  appId: 'se.utvag.app',
  // electron-builder names the folder below /opt after this. In ASCII, because the tool that makes the packages, and administrators'
  // scripts and tools, may run without a UTF-8 locale. The name users see on Linux is the one in the menu entry below.
  productName: platform === 'linux' ? 'utvag' : 'Utväg',
  copyright: 'The Utväg authors, MIT',
  directories: { output: 'out/package', buildResources: 'build/icons' },
  files: [
    'package.json',
    'LICENSE',
    'out/{shell,core,chunks,renderer}/**',
    // The stand-in's entry to the shell.
    '!out/shell/start.js',
    '!**/*.map',
    // Input for the notices.
    '!out/**/licences.json',
    `!${sqlite}/{deps,src,binding.gyp}`,
    `!${sqlite}/{deps,src}/**`,
    // Entries for single platforms; the program loads the package by its name.
    `!${sqlite}/lib/{darwin,linux,linuxmusl,win32}-*.js`,
    // Written as exclusions: of a package's patterns, electron-builder only respects those that exclude.
    `!${sqlite}/prebuilds/!(\${platform}-\${arch}).node`,
    '!node_modules/@node-rs/argon2/browser.js',
    // Headers for compiling; nothing is compiled.
    '!node_modules/node-addon-api/**',
  ],
  // The integrity check of the archive covers only its content. Smart unpacking would put the JavaScript of a native package next to the
  // archive, where anyone who can write there could change it unnoticed. Only what the system's loader must find as a file is placed there.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // Next to the program's archive, where a person can read them. electron-builder adds Electron's own and Chromium's.
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'out/third-party-notices.txt', to: 'third-party-notices.txt' },
  ],
  // Both native packages use Node-API: one file serves Node and Electron, nothing is rebuilt.
  npmRebuild: false,
  nodeGypRebuild: false,
  // Electron from a local folder or archive; otherwise fetched.
  ...(electronDist === undefined || electronDist === '' ? {} : { electronDist }),
  afterExtract: removeSampleProgram,
  afterPack: flipAfterPack,
  publish: null,
  linux: {
    // No AppImage: its launcher starts the program without its sandbox where user namespaces are restricted. The packages install a profile
    // for those, and Chromium's own helper.
    target: ['deb', 'rpm'],
    icon: 'build/icons/linux',
    executableName: 'utvag',
    // The name of the menu entry must match the one the window reports (`desktopName` in package.json).
    syncDesktopName: true,
    category: 'Office',
    maintainer: 'The Utväg authors <utvag@example.invalid>',
    vendor: 'The Utväg authors',
    synopsis: 'Utväg, for coordinators of exit programmes',
    description: 'Encrypted case register of a municipality’s exit-programme coordinator. Works offline.',
    desktop: {
      entry: {
        Name: 'Utväg',
        'Comment[sv]': 'Ärenderegister för samordnare av avhopparverksamhet',
      },
    },
  },
  deb: {
    afterInstall: 'build/linux/after-install.sh',
    afterRemove: 'build/linux/after-remove.sh',
    // electron-builder's list lacks the sound and buffer libraries that Chromium is linked against, and what the SQLite binary requires.
    depends: [
      'libc6 (>= 2.34)',
      'libstdc++6 (>= 11)',
      'libasound2t64 | libasound2',
      'libatspi2.0-0t64 | libatspi2.0-0',
      'libgbm1',
      'libgtk-3-0t64 | libgtk-3-0',
      'libnotify4',
      'libnss3',
      'libsecret-1-0',
      'libuuid1',
      'libxss1',
      'libxtst6',
      'xdg-utils',
    ],
    recommends: [],
  },
  rpm: {
    afterInstall: 'build/linux/after-install.sh',
    afterRemove: 'build/linux/after-remove.sh',
    // By the libraries they provide: the packages have different names on Fedora and openSUSE.
    depends: [
      'libc.so.6(GLIBC_2.34)(64bit)',
      'libstdc++.so.6(GLIBCXX_3.4.29)(64bit)',
      'libX11.so.6()(64bit)',
      'libasound.so.2()(64bit)',
      'libatspi.so.0()(64bit)',
      'libgbm.so.1()(64bit)',
      'libgtk-3.so.0()(64bit)',
      'libnss3.so()(64bit)',
      'xdg-utils',
    ],
    // All Electron programs contain the same files; links by build ID would make two such packages conflict.
    fpm: ['--rpm-rpmbuild-define=_build_id_links none'],
  },
  win: {
    target: ['nsis', 'msi'],
    icon: 'build/icons/icon.ico',
    // In ASCII: the installer uses the system's older tools to look for the running program by this name.
    executableName: 'utvag',
    // Without it the MSI would be signed with SHA-1.
    signtoolOptions: { signingHashAlgorithms: ['sha256'] },
  },
  // For one computer: asks for which users. It suggests all users, because programs of ordinary users cannot change anything below Program
  // Files, and managed computers run programs only from there.
  nsis: {
    artifactName: 'utvag-${version}-${arch}-setup.${ext}',
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: true,
    // Uninstalling removes the whole folder. One chosen by hand could be the register's, or writable for everyone.
    allowToChangeInstallationDirectory: false,
    // The installer must never delete the register.
    deleteAppDataOnUninstall: false,
    installerLanguages: ['sv_SE', 'en_US'],
    uninstallDisplayName: '${productName} ${version}',
    // Both are for an updater, and there is none.
    differentialPackage: false,
    packElevateHelper: false,
  },
  // For many computers: what an administrator rolls out, always for all users, without questions.
  msi: {
    artifactName: 'utvag-${version}-${arch}.${ext}',
    oneClick: true,
    perMachine: true,
    runAfterFinish: false,
  },
  mac: {
    target: ['dmg'],
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.productivity',
    darkModeSupport: true,
    hardenedRuntime: true,
    entitlements: 'build/mac/entitlements.plist',
    entitlementsInherit: 'build/mac/entitlements.plist',
    // Gatekeeper assesses notarised programs, and notarisation comes after signing.
    gatekeeperAssess: false,
  },
  dmg: { artifactName: 'utvag-${version}-${arch}.${ext}', title: '${productName} ${version}', writeUpdateInfo: false },
});

export default configurationFor(process.platform, process.env);
