/**
 * `npm run package`: the installers for the system it runs on. `npm run package -- deb` makes some of them, `dir` only the unpacked
 * program, `--out DIR` puts them somewhere other than `out/package`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { bundle } from './bundle.mjs';
import { findElectron } from './electron-binary.mjs';
import { node, root, run, tool } from './environment.mjs';
import { writeNotices } from './notices.mjs';

/**
 * electron-builder's name for each system, and what is made there. @type {Readonly<Record<string, { flag: string, name: string, targets:
 * string[] }>>}
 */
const systems = {
  linux: { flag: '--linux', name: 'Linux', targets: ['deb', 'rpm'] },
  win32: { flag: '--win', name: 'Windows', targets: ['nsis', 'msi'] },
  darwin: { flag: '--mac', name: 'macOS', targets: ['dmg'] },
};

/** Architectures for which the native packages have binaries. */
const processors = ['x64', 'arm64'];

/** Each way to have a program notarised, as electron-builder reads it: all variables of one, or none. */
const notarisations = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/** @param {Environment} env @param {string[]} names */
const has = (env, names) => names.filter((name) => (env[name] ?? '') !== '');

/**
 * How signing will be done, in sentences; the names of settings, never their values.
 * @param {string} platform
 * @param {Environment} env
 * @returns {{ said: string[] } | { refusal: string }}
 */
const signing = (platform, env) => {
  if (platform === 'win32') {
    const [named] = has(env, ['WIN_CSC_LINK', 'CSC_LINK']);
    return {
      said: [
        named === undefined
          ? 'not signed, so Windows warns whoever opens it. CSC_LINK and CSC_KEY_PASSWORD name a certificate.'
          : `signed with the certificate that ${named} names.`,
      ],
    };
  }
  if (platform !== 'darwin') return { said: ['not signed; the sums below let whoever installs it check what they got.'] };
  const [named] = has(env, ['CSC_LINK', 'CSC_NAME']);
  const begun = notarisations.map((names) => ({ names, set: has(env, names) })).filter(({ set }) => set.length > 0);
  // A team alone starts nothing: it is also set for other tools.
  const half = begun.find(({ names, set }) => set.length < names.length && set.join() !== 'APPLE_TEAM_ID');
  if (half !== undefined) {
    const missing = half.names.filter((name) => !half.set.includes(name));
    return { refusal: `${half.set.join(' and ')} would have it notarised, but ${missing.join(' and ')} is not set.` };
  }
  const isNotarised = begun.some(({ names, set }) => set.length === names.length);
  return {
    said: [
      named === undefined
        ? 'signed only if the keychain holds a Developer ID; CSC_LINK and CSC_KEY_PASSWORD name a certificate. Unsigned, macOS refuses to open it at first.'
        : `signed with the certificate that ${named} names.`,
      isNotarised
        ? 'notarised by Apple if it is signed.'
        : `not notarised. ${notarisations.map((names) => names.join(', ')).join('; or ')} have it notarised.`,
    ],
  };
};

/**
 * What is going to be made, or one sentence saying why it cannot be.
 * @param {{ platform: string, arch: string, wanted: string[], env: Environment, hasCommand: (command: string) => boolean, hasElectron:
 * boolean }} circumstances
 *   `hasElectron`: whether its program file is already here; only checked if a local folder was named for it
 * @returns {{ flag: string, targets: string[], said: string[] } | { refusal: string }}
 */
export const planPackages = ({ platform, arch, wanted, env, hasCommand, hasElectron }) => {
  const system = systems[platform];
  if (system === undefined) return { refusal: `there are packages for Linux, Windows and macOS, not for ${platform}.` };
  if (!processors.includes(arch)) return { refusal: `the native packages have binaries for ${processors.join(' and ')}, not for ${arch}.` };
  for (const target of wanted) {
    if (target === 'dir' || system.targets.includes(target)) continue;
    const elsewhere = Object.values(systems).find(({ targets }) => targets.includes(target));
    return {
      refusal:
        elsewhere === undefined
          ? `there is no package called ${target}; here there are ${[...system.targets, 'dir'].join(', ')}.`
          : `${target} is made on ${elsewhere.name}, because its native packages and tools are there; here there are ${[...system.targets, 'dir'].join(', ')}.`,
    };
  }
  const targets = wanted.length > 0 ? wanted : system.targets;
  // A custom replacement for fpm makes the package by itself.
  if (targets.includes('rpm') && has(env, ['CUSTOM_FPM_PATH']).length === 0 && !hasCommand('rpmbuild')) {
    return {
      refusal:
        'rpm needs the program rpmbuild (Debian and Ubuntu: sudo apt install rpm; Fedora: sudo dnf install rpm-build), or make only the other one: npm run package -- deb',
    };
  }
  const [override] = has(env, ['ELECTRON_OVERRIDE_DIST_PATH']);
  if (override !== undefined && !hasElectron) return { refusal: `${override} names ${env[override]}, where there is no Electron.` };
  const signed = signing(platform, env);
  return 'refusal' in signed ? signed : { flag: system.flag, targets, said: signed.said };
};

/** @param {string} command */
const isOnPath = (command) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, command)));

/** The files for distribution, with their checksums. @param {string} out */
const listResults = (out) => {
  for (const name of readdirSync(out).filter((entry) => /\.(deb|rpm|exe|msi|dmg)$/.test(entry))) {
    const sum = createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex');
    console.log(`${sum}  ${join(out, name)}`);
  }
};

/**
 * @param {string[]} rest the arguments after the name
 * @returns {Promise<number>} exit code
 */
export const makePackage = async (rest) => {
  const at = rest.indexOf('--out');
  const chosen = at === -1 ? undefined : rest[at + 1];
  if (at !== -1 && (chosen === undefined || chosen.startsWith('-'))) {
    console.error('package: --out needs a folder behind it.');
    return 1;
  }
  const wanted = at === -1 ? rest : [...rest.slice(0, at), ...rest.slice(at + 2)];
  const out = chosen === undefined ? join(root, 'out/package') : resolve(process.env['INIT_CWD'] ?? process.cwd(), chosen);
  const plan = planPackages({
    ...{ platform: process.platform, arch: process.arch, wanted, env: process.env },
    ...{ hasCommand: isOnPath, hasElectron: findElectron() !== undefined },
  });
  if ('refusal' in plan) {
    console.error(`package: ${plan.refusal}`);
    return 1;
  }
  if (!(await bundle())) return 1;
  console.log(`package: ${plan.targets.join(', ')} with the notices of ${writeNotices()} packages`);
  for (const sentence of plan.said) console.log(`package: ${sentence}`);
  // Leftovers from an earlier version would be mistaken for this one's.
  if (chosen === undefined) rmSync(out, { recursive: true, force: true });
  const { code } = await run(
    node,
    [
      ...[tool('electron-builder'), '--config', 'build/electron-builder.ts', '--publish', 'never'],
      ...[`-c.directories.output=${out}`, `--${process.arch}`, plan.flag, ...plan.targets],
    ],
    {
      env: {
        // As when Electron is fetched for `npm start`: a network may intercept TLS, with a certificate that only the system knows.
        NODE_USE_SYSTEM_CA: '1',
        // The tool that makes the Linux packages reads names and descriptions in the encoding of the locale.
        ...(process.platform === 'linux' ? { LC_ALL: 'C.UTF-8' } : {}),
      },
    },
  );
  if (code === 0) listResults(out);
  else {
    console.error(`package: electron-builder gave up; its last lines say why. Nothing in ${out} is complete.`);
    console.error(
      'package: it fetches Electron and its tools from github.com unless its cache holds them. ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR name another place, ELECTRON_OVERRIDE_DIST_PATH a folder with Electron.',
    );
  }
  return code;
};
