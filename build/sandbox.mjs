/**
 * Whether Chromium can create its sandbox on this Linux, checked before Electron is started, because otherwise Chromium aborts before the
 * program can report anything. The order is Chromium's own (content/browser/zygote_host/zygote_host_impl_linux.cc and
 * sandbox/linux/suid/client/setuid_sandbox_host.cc): never as root; a user namespace if the kernel allows one; otherwise the helper
 * `chrome-sandbox` next to the program, owned by root, setuid, and executable by everyone. Windows and macOS need none of this.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {{ readonly path: string, readonly uid: number, readonly mode: number }} Helper
 *
 * @typedef {object} SandboxFacts
 * @property {string} platform as `process.platform`
 * @property {number | undefined} uid of the user who starts the program; undefined on Windows
 * @property {string} program Electron's program file, links resolved
 * @property {string | undefined} forbiddenBy the kernel setting that denies user namespaces to ordinary programs
 * @property {boolean} hasProfile whether an AppArmor profile gives this program user namespaces
 * @property {Helper | undefined} helper `chrome-sandbox` next to the program
 * @property {'nosuid' | 'no-new-privileges' | undefined} helperBlockedBy why a setuid file would have no effect here
 */

/** For a POSIX shell. @param {string} path */
const quoted = (path) => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

/** @param {Helper} helper */
const isSetUp = ({ uid, mode }) => uid === 0 && (mode & 0o4000) !== 0 && (mode & 0o001) !== 0;

/** The command that sets the helper up. @param {string} program */
export const helperCommand = (program) => {
  const helper = quoted(join(dirname(program), 'chrome-sandbox'));
  return `sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`;
};

/**
 * @param {SandboxFacts} facts
 * @returns {string | undefined} why Electron must not be started and what to do, in a sentence; undefined if it may be
 */
export const sandboxRefusal = ({ platform, uid, program, forbiddenBy, hasProfile, helper, helperBlockedBy }) => {
  if (platform !== 'linux') return undefined;
  if (uid === 0) {
    return 'Electron was not started, because its sandbox cannot be made for root: run npm start as an ordinary user, without sudo.';
  }
  // A profile lifts AppArmor's restriction, but not that of a kernel that denies namespaces to everyone.
  const isForbidden = forbiddenBy !== undefined && !(hasProfile && forbiddenBy === appArmorSetting);
  if (!isForbidden) return undefined;
  const why = `Electron was not started, because this system does not let ordinary programs make a sandbox (${forbiddenBy})`;
  if (helper === undefined) {
    return `${why} and ${quoted(dirname(program))} lacks Electron's helper for that case: remove that folder, then run npm start -- --runtime electron to fetch Electron anew.`;
  }
  if (helperBlockedBy === 'nosuid') {
    return `${why} and Electron's helper has no effect where it lies, on a file system mounted nosuid: move the project to another one, then run npm start again.`;
  }
  if (helperBlockedBy === 'no-new-privileges') {
    return `${why} and Electron's helper has no effect in a session that may gain no privileges: run npm start in an ordinary terminal of the desktop.`;
  }
  if (isSetUp(helper)) return undefined;
  return `${why} and Electron's helper for that case is not set up: once, as administrator, run  ${helperCommand(program)}  and then npm start again.`;
};

const appArmorSetting = 'kernel.apparmor_restrict_unprivileged_userns';

/** Kernel settings, and the value that forbids namespaces. If a file is missing, the kernel does not have the setting. */
const settings = /** @type {const} */ ([
  ['user.max_user_namespaces', '0'],
  ['kernel.unprivileged_userns_clone', '0'],
  [appArmorSetting, '1'],
]);

/** @param {string} file @returns {string} empty if it cannot be read */
const textOf = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The content of `tunables/home` on an unmodified system. */
const usualVariables = new Map([
  ['HOMEDIRS', ['/home/']],
  ['HOME', ['/home/*/', '/root/']],
]);

/**
 * @param {string} glob
 * @param {ReadonlyMap<string, readonly string[]>} variables
 * @returns {readonly string[]} the globs it expands to; none if it names an unknown variable
 */
const expanded = (glob, variables) => {
  const [all, name = ''] = /@\{(\w+)\}/.exec(glob) ?? [];
  if (all === undefined) return [glob.replaceAll(/\/{2,}/g, '/')];
  return (variables.get(name) ?? []).flatMap((value) =>
    expanded(
      glob.replace(all, () => value),
      variables,
    ),
  );
};

/** An AppArmor path (apparmor.d(5), "Globbing") as a regular expression. @param {string} glob without variables */
const expressionOf = (glob) => {
  let depth = 0;
  return glob.replaceAll(/\\.|\*\*|\[[^\]]*\]|[^\w/]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[')) return part;
    if (part === '{') depth += 1;
    if (part === '{') return '(?:';
    if (part === '}') depth -= 1;
    if (part === '}') return ')';
    if (part === ',' && depth > 0) return '|';
    return `\\u{${(part.codePointAt(part.length > 1 ? 1 : 0) ?? 0).toString(16)}}`;
  });
};

/**
 * @param {string} text of a file in `/etc/apparmor.d`
 * @param {string} program an absolute path without links
 * @returns {boolean} whether a profile in it applies to this program and grants it user namespaces
 */
export const grantsNamespaces = (text, program) => {
  const variables = new Map(usualVariables);
  for (const [, name = '', values = ''] of text.matchAll(/^\s*@\{(\w+)\}\s*\+?=\s*(.*)$/gm)) {
    variables.set(name, [...(variables.get(name) ?? []), ...values.split(/\s+/).filter((value) => value !== '')]);
  }
  return [...text.matchAll(/^(?!\s*#)(.*)\{[ \t]*$([\s\S]*?)^\}/gm)].some(([, head = '', body = '']) => {
    const words = (head.replace(/\bflags\s*=\s*\([^)]*\)/, '').match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const path = words.findLast((word) => /^[/@{]/.test(word));
    if (path === undefined || !/^\s*(?:allow\s+)?userns(?:\s+create)?\s*,/m.test(body)) return false;
    return expanded(path, variables).some((glob) => new RegExp(`^${expressionOf(glob)}$`, 'u').test(program));
  });
};

/** @param {string} folder `/etc/apparmor.d` @param {string} program */
const isGranted = (folder, program) => {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !existsSync(join(folder, 'disable', entry.name)))
    .some(({ name }) => grantsNamespaces(textOf(join(folder, name)), program));
};

/**
 * @param {string} mounts `/proc/self/mountinfo`
 * @param {string} path absolute
 * @returns {boolean} whether setuid files have no effect there
 */
export const isOnNosuid = (mounts, path) => {
  let best = { point: '', options: '' };
  for (const line of mounts.split('\n')) {
    const [, , , , escaped = '', options = ''] = line.split(' ');
    const point = escaped.replaceAll(/\\(\d{3})/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 8)));
    const isAbove = point === '/' || path === point || path.startsWith(`${point}/`);
    // If two are mounted at the same place, the later one covers the earlier.
    if (point !== '' && isAbove && point.length >= best.point.length) best = { point, options };
  }
  return best.options.split(',').includes('nosuid');
};

/** @param {string} path */
const helperAt = (path) => {
  try {
    const { uid, mode } = statSync(path);
    return { path, uid, mode };
  } catch {
    return undefined;
  }
};

/**
 * @param {string} program Electron's program file
 * @param {{ platform?: string, uid?: number | undefined, top?: string }} [system] `top` is the root of the system's own files
 * @returns {SandboxFacts}
 */
export const readSandboxFacts = (program, { platform = process.platform, uid = process.getuid?.(), top = '/' } = {}) => {
  const real = existsSync(program) ? realpathSync(program) : program;
  const none = { platform, uid, program: real, forbiddenBy: undefined, hasProfile: false, helper: undefined, helperBlockedBy: undefined };
  if (platform !== 'linux') return none;
  const forbidding = settings.find(([name, value]) => textOf(join(top, 'proc/sys', name.replace('.', '/'))).trim() === value);
  const helper = helperAt(join(dirname(real), 'chrome-sandbox'));
  /** @type {SandboxFacts['helperBlockedBy']} */
  let helperBlockedBy;
  if (/^NoNewPrivs:\s*1$/m.test(textOf(join(top, 'proc/self/status')))) helperBlockedBy = 'no-new-privileges';
  else if (isOnNosuid(textOf(join(top, 'proc/self/mountinfo')), real)) helperBlockedBy = 'nosuid';
  return { ...none, forbiddenBy: forbidding?.[0], hasProfile: isGranted(join(top, 'etc/apparmor.d'), real), helper, helperBlockedBy };
};
