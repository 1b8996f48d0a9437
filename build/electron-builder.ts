import type { Configuration } from 'electron-builder';
import { flipAfterPack, removeSampleProgram } from './fuses.ts';

/** Only the prebuilt SQLite of the platform that is packed; the package holds eight, and its C sources. */
const sqlite = 'node_modules/better-sqlite3';

/** Of the names in capitals in the environment only these mean anything here. */
type Environment = { readonly ELECTRON_OVERRIDE_DIST_PATH?: string | undefined };

/**
 * The installers: the bundles, and the two packages that are native and so cannot be bundled. Everything else is inside the
 * bundles. Made by `npm run package` on the platform they are for.
 */
export const configurationFor = (platform: NodeJS.Platform, { ELECTRON_OVERRIDE_DIST_PATH: electronDist }: Environment): Configuration => ({
  appId: 'se.utvag.app',
  // electron-builder names the folder below /opt after it. In ASCII there, because the tool that makes the packages, and scripts and tools
  // of administrators, may run without a UTF-8 locale. The name people see on Linux is the one in the menu entry below.
  productName: platform === 'linux' ? 'utvag' : 'Utväg',
  copyright: 'The Utväg authors, MIT',
  directories: { output: 'out/package', buildResources: 'build/icons' },
  files: [
    'package.json',
    'LICENSE',
    'out/{shell,core,chunks,renderer}/**',
    // The stand-in's way into the shell.
    '!out/shell/start.js',
    '!**/*.map',
    // What the notices are made of.
    '!out/**/licences.json',
    `!${sqlite}/{deps,src,binding.gyp}`,
    `!${sqlite}/{deps,src}/**`,
    // Entries of single platforms; the program asks for the package by its name.
    `!${sqlite}/lib/{darwin,linux,linuxmusl,win32}-*.js`,
    // Said as what stays out: of a package's patterns electron-builder heeds only those that exclude.
    `!${sqlite}/prebuilds/!(\${platform}-\${arch}).node`,
    '!node_modules/@node-rs/argon2/browser.js',
    // Headers for compiling; nothing is compiled.
    '!node_modules/node-addon-api/**',
  ],
  // The integrity of the archive covers what is in it. Smart unpacking would lay the JavaScript of a native package beside it, where anybody
  // who may write there could change it unseen; only what the system's loader must find as a file lies beside it.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // Beside the program's archive, where a person can read them. Electron's own and Chromium's are kept by electron-builder.
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'out/third-party-notices.txt', to: 'third-party-notices.txt' },
  ],
  // Both native packages speak Node-API: one file serves Node and Electron, nothing is rebuilt.
  npmRebuild: false,
  nodeGypRebuild: false,
  // Electron from a folder or archive of one's own; fetched otherwise.
  ...(electronDist === undefined || electronDist === '' ? {} : { electronDist }),
  afterExtract: removeSampleProgram,
  afterPack: flipAfterPack,
  publish: null,
  linux: {
    // No AppImage: its launcher starts the program without its sandbox where user namespaces are restricted. The packages install a profile
    // for them, and Chromium's own helper.
    target: ['deb', 'rpm'],
    icon: 'build/icons/linux',
    executableName: 'utvag',
    // The name of the menu entry is what the window says it belongs to (`desktopName` in package.json).
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
    // electron-builder's list lacks the sound and buffer libraries that Chromium is linked to, and what the SQLite binary asks for.
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
    // By what they hold: the packages are called otherwise on Fedora and on openSUSE.
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
    // Every Electron program holds the same files; links by their build number would make two of them refuse each other.
    fpm: ['--rpm-rpmbuild-define=_build_id_links none'],
  },
  win: {
    target: ['nsis', 'msi'],
    icon: 'build/icons/icon.ico',
    // In ASCII: the installer looks for the running program by this name through the system's older tools.
    executableName: 'utvag',
    // Without it the MSI would be signed with SHA-1.
    signtoolOptions: { signingHashAlgorithms: ['sha256'] },
  },
  // For one computer: asks for whom. All users is the choice it suggests, because what lies below Program Files no program of the user can
  // change, and managed computers run programs from there only.
  nsis: {
    artifactName: 'utvag-${version}-${arch}-setup.${ext}',
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: true,
    // Uninstalling removes the whole folder. One chosen by hand could be the register's, or one that everybody may write to.
    allowToChangeInstallationDirectory: false,
    // The register is never the installer's to delete.
    deleteAppDataOnUninstall: false,
    installerLanguages: ['sv_SE', 'en_US'],
    uninstallDisplayName: '${productName} ${version}',
    // Both are for an updater, and there is none.
    differentialPackage: false,
    packElevateHelper: false,
  },
  // For many computers: what an administrator rolls out, always for all users, asking nothing.
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
    // Gatekeeper judges what has been notarised, which comes after signing.
    gatekeeperAssess: false,
  },
  dmg: { artifactName: 'utvag-${version}-${arch}.${ext}', title: '${productName} ${version}', writeUpdateInfo: false },
});

export default configurationFor(process.platform, process.env);
