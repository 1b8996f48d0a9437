import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { grantsNamespaces, helperCommand, isOnNosuid, readSandboxFacts, sandboxRefusal } from './sandbox.mjs';

const program = '/home/eva/utvag/node_modules/electron/dist/electron';
const helper = { path: join(dirname(program), 'chrome-sandbox'), uid: 1000, mode: 0o100755 };
const free = { platform: 'linux', uid: 1000, program, forbiddenBy: undefined, hasProfile: false, helper, helperBlockedBy: undefined };
const restricted = { ...free, forbiddenBy: 'kernel.apparmor_restrict_unprivileged_userns' };
const setUp = { ...helper, uid: 0, mode: 0o104755 };

describe('before Electron is started on Linux, the launcher asks whether its sandbox can be made:', () => {
  test.each([
    ['a kernel that gives everybody a namespace', free],
    ['AppArmor restricts, the helper is set up', { ...restricted, helper: setUp }],
    ['AppArmor restricts, a profile is installed for this program', { ...restricted, hasProfile: true }],
    ['the kernel forbids, the helper is set up', { ...free, forbiddenBy: 'kernel.unprivileged_userns_clone', helper: setUp }],
    ['no helper, and none is needed', { ...free, helper: undefined }],
    ['a setuid file would have no effect, and none is needed', { ...free, helperBlockedBy: 'nosuid' as const }],
    ['Windows', { ...restricted, platform: 'win32', uid: undefined }],
    ['macOS, even as root', { ...restricted, platform: 'darwin', uid: 0 }],
  ])('started: %s', (_what, facts) => {
    expect(sandboxRefusal(facts)).toBeUndefined();
  });

  test.each([
    ['AppArmor restricts (Ubuntu 23.10 and later)', restricted, helperCommand(program)],
    ['owned by root, not setuid', { ...restricted, helper: { ...setUp, mode: 0o100755 } }, helperCommand(program)],
    ['setuid, not owned by root', { ...restricted, helper: { ...setUp, uid: 1000 } }, helperCommand(program)],
    ['not executable by everybody', { ...restricted, helper: { ...setUp, mode: 0o104750 } }, helperCommand(program)],
    [
      'no namespaces at all, a profile does not help',
      { ...free, forbiddenBy: 'user.max_user_namespaces', hasProfile: true },
      helperCommand(program),
    ],
    ['root, whatever else is right', { ...free, uid: 0, helper: setUp }, 'as an ordinary user'],
    ['no helper', { ...restricted, helper: undefined }, '--runtime electron'],
    ['on a file system without setuid', { ...restricted, helper: setUp, helperBlockedBy: 'nosuid' as const }, 'move the project'],
    [
      'in a session that gains nothing',
      { ...restricted, helper: setUp, helperBlockedBy: 'no-new-privileges' as const },
      'ordinary terminal',
    ],
  ])('refused with what to do: %s', (_what, facts, advice) => {
    const said = sandboxRefusal(facts) ?? '';
    expect(said).toContain(advice);
    expect(said).not.toContain('\n');
    expect(said).not.toMatch(/no-sandbox|disable-setuid-sandbox|_userns\s*=|sysctl/);
  });

  test('the command can be pasted, whatever the folder is called', () => {
    expect(helperCommand(program)).toBe(`sudo chown root:root ${helper.path} && sudo chmod 4755 ${helper.path}`);
    expect(helperCommand("/home/eva/Utväg o'hoj/electron")).toContain(`chmod 4755 '/home/eva/Utväg o'\\''hoj/chrome-sandbox'`);
  });
});

describe('an AppArmor profile counts', () => {
  const profile = (path: string, body = 'userns,'): string =>
    `abi <abi/4.0>,\ninclude <tunables/global>\n\nprofile utvag ${path} flags=(unconfined) {\n  ${body}\n\n  include if exists <local/utvag>\n}\n`;
  test.each([
    ['by its path', profile(program)],
    ['in quotes', profile(`"${program}"`)],
    ['by stars', profile('/home/*/utvag/**/electron')],
    ['by the home folder, written as the manual of Chromium does', profile('/@{HOME}/utvag/node_modules/**/electron')],
    ['by a variable of its own', `@{exec_path} = /opt/x ${program}\n${profile('@{exec_path}')}`],
    ['by alternatives', profile('/home/{eva,adam}/utvag/node_modules/electron/dist/electron{,.bin}')],
    ['with the longer rule', profile(program, 'allow userns create,')],
  ])('%s', (_what, text) => {
    expect(grantsNamespaces(text, program)).toBe(true);
  });

  test.each([
    ['for another program', profile('/opt/google/chrome/chrome')],
    ['where a star does not cross folders', profile('/home/*/electron')],
    ['for a longer path', profile(`${program}-other`)],
    ['where a dot is a dot', profile('/home/eva/utvag/node_modules/electron/dist/electro.')],
    ['without namespaces', profile(program, 'network,')],
    ['that denies them', profile(program, 'deny userns,')],
    ['that is a comment', profile(program).replaceAll(/^/gm, '# ')],
    ['by a variable nobody knows', profile('@{elsewhere}/electron')],
  ])('not %s', (_what, text) => {
    expect(grantsNamespaces(text, program)).toBe(false);
  });
});

describe('the facts are read from the system', () => {
  let top: string;
  let electron: string;
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'utvag-sandbox-'));
    const put = (name: string, text: string): void => {
      mkdirSync(dirname(join(top, name)), { recursive: true });
      writeFileSync(join(top, name), text);
    };
    electron = join(top, 'dist', 'electron');
    put('dist/electron', '');
    put('dist/chrome-sandbox', '');
    put('proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1\n');
    put('proc/sys/user/max_user_namespaces', '96364\n');
    put('proc/self/status', 'Name:\tnode\nNoNewPrivs:\t0\n');
    put('proc/self/mountinfo', '21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n');
    put('etc/apparmor.d/chrome', 'profile chrome /opt/google/chrome/chrome flags=(unconfined) {\n  userns,\n}\n');
  });
  afterEach(() => rmSync(top, { recursive: true }));
  const facts = (uid = 1000) => readSandboxFacts(electron, { platform: 'linux', uid, top });

  test('as Ubuntu has them', () => {
    expect(facts()).toMatchObject({ uid: 1000, program: electron, hasProfile: false, helperBlockedBy: undefined });
    expect(facts().forbiddenBy).toBe('kernel.apparmor_restrict_unprivileged_userns');
    expect(facts().helper?.path).toBe(join(top, 'dist/chrome-sandbox'));
    expect(sandboxRefusal(facts())).toContain(helperCommand(electron));
  });

  test('a setting the kernel does not have forbids nothing', () => {
    rmSync(join(top, 'proc/sys'), { recursive: true });
    expect(facts().forbiddenBy).toBeUndefined();
    expect(sandboxRefusal(facts())).toBeUndefined();
  });

  test('an installed profile for this very file is respected, a disabled one is not', () => {
    writeFileSync(join(top, 'etc/apparmor.d/utvag'), `profile utvag ${electron} flags=(unconfined) {\n  userns,\n}\n`);
    expect(sandboxRefusal(facts())).toBeUndefined();
    mkdirSync(join(top, 'etc/apparmor.d/disable'));
    writeFileSync(join(top, 'etc/apparmor.d/disable/utvag'), '');
    expect(sandboxRefusal(facts())).toContain('chmod 4755');
  });

  test('a session without new privileges, and a file system without setuid', () => {
    writeFileSync(join(top, 'proc/self/mountinfo'), `21 1 8:1 / / rw - ext4 a rw\n22 21 8:2 / ${top} rw,nosuid - ext4 b rw\n`);
    expect(facts().helperBlockedBy).toBe('nosuid');
    writeFileSync(join(top, 'proc/self/status'), 'NoNewPrivs:\t1\n');
    expect(facts().helperBlockedBy).toBe('no-new-privileges');
  });

  test('of the mounts the nearest and latest counts, spaces and all', () => {
    const mounts =
      '1 0 8:1 / / rw,nosuid - ext4 a rw\n2 1 8:2 / /home/my\\040disk rw - ext4 b rw\n3 1 8:3 / /srv rw - ext4 c rw\n4 1 8:4 / /srv rw,nosuid - ext4 d rw\n';
    expect(isOnNosuid(mounts, '/opt/x')).toBe(true);
    expect(isOnNosuid(mounts, '/home/my disk/x')).toBe(false);
    expect(isOnNosuid(mounts, '/home/my disks/x')).toBe(true);
    expect(isOnNosuid(mounts, '/srv/x')).toBe(true);
  });

  test('elsewhere nothing is looked for', () => {
    expect(readSandboxFacts(electron, { platform: 'win32', uid: undefined, top })).toMatchObject({
      forbiddenBy: undefined,
      helper: undefined,
    });
  });
});
