import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CoreSettings } from '../electron/core/messages.ts';
import { node } from './environment.mjs';
import { fuses } from './fuses.ts';
import { planPackages } from './package.mjs';

const root = join(import.meta.dirname, '..');

type Circumstances = Parameters<typeof planPackages>[0];
const plan = (circumstances: Partial<Circumstances>): ReturnType<typeof planPackages> =>
  planPackages({ platform: 'linux', arch: 'x64', wanted: [], env: {}, hasCommand: () => true, hasElectron: false, ...circumstances });

test.each([
  ['linux', '--linux', ['deb', 'rpm']],
  ['win32', '--win', ['nsis', 'msi']],
  ['darwin', '--mac', ['dmg']],
])('package makes on %s what is for it', (platform, flag, targets) => {
  expect(plan({ platform })).toMatchObject({ flag, targets });
});

test.each([
  ['for another system', { platform: 'freebsd' }, 'there are packages for Linux, Windows and macOS, not for freebsd.'],
  ['for another processor', { arch: 'ia32' }, 'the native packages have binaries for x64 and arm64, not for ia32.'],
  [
    'of another system',
    { wanted: ['deb', 'dmg'] },
    'dmg is made on macOS, because its native packages and tools are there; here there are deb, rpm, dir.',
  ],
  ['that does not exist', { wanted: ['AppImage'] }, 'there is no package called AppImage; here there are deb, rpm, dir.'],
  [
    'without its tool',
    { hasCommand: () => false },
    'rpm needs the program rpmbuild (Debian and Ubuntu: sudo apt install rpm; Fedora: sudo dnf install rpm-build), or make only the other one: npm run package -- deb',
  ],
  [
    'from a folder without Electron',
    { env: { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' } },
    'ELECTRON_OVERRIDE_DIST_PATH names /nowhere, where there is no Electron.',
  ],
  [
    'whose notarisation is half set up',
    { platform: 'darwin', env: { APPLE_API_KEY: 'a', APPLE_API_KEY_ID: 'b' } },
    'APPLE_API_KEY and APPLE_API_KEY_ID would have it notarised, but APPLE_API_ISSUER is not set.',
  ],
])('package says in one sentence why it makes none %s', (_, circumstances, refusal) => {
  expect(plan(circumstances)).toEqual({ refusal });
});

test('package says what is signed and notarised, by the names of the settings and never their values', () => {
  const secret = 'hemligt-värde';
  const said = (platform: string, env: Record<string, string>): string => JSON.stringify(plan({ platform, env }));
  expect(said('win32', {})).toContain('not signed, so Windows warns');
  expect(said('win32', { WIN_CSC_LINK: secret })).toContain('signed with the certificate that WIN_CSC_LINK names.');
  expect(said('darwin', {})).toContain('signed only if the keychain holds a Developer ID');
  expect(said('darwin', { CSC_LINK: secret })).toContain('not notarised.');
  const all = { CSC_LINK: secret, APPLE_ID: secret, APPLE_APP_SPECIFIC_PASSWORD: secret, APPLE_TEAM_ID: secret };
  expect(said('darwin', all)).toContain('notarised by Apple');
  expect(said('darwin', all)).not.toContain(secret);
});

/** Electron's libraries as electron-builder has them. */
const libraryOfBuilder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
type Entry = { readonly files?: Record<string, Entry>; readonly unpacked?: boolean; readonly integrity?: { readonly hash: string } };
const asar = libraryOfBuilder('@electron/asar') as {
  getRawHeader: (archive: string) => { header: Entry };
  extractFile: (archive: string, path: string) => Buffer;
  extractAll: (archive: string, folder: string) => void;
};

/** The marker by which Electron's fuses are found in its program file (https://www.electronjs.org/docs/latest/tutorial/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** All fuses, and how each should be set. */
const wanted = Object.values(FuseV1Options)
  .filter((fuse) => typeof fuse === 'number')
  .map((fuse) => [fuse, fuses[fuse] ?? false] as const);

/** What electron-builder needs from Electron's folder, with every fuse set the wrong way. */
const makeElectron = (folder: string): void => {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const wire = wanted.map(([, on]) => (on ? '0' : '1')).join('');
  writeFileSync(join(folder, 'electron'), `\x7fELF ${sentinel}\x01${String.fromCharCode(wire.length)}${wire}\0`, {
    mode: 0o755,
    encoding: 'latin1',
  });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'LICENSE'), "Electron's terms");
  writeFileSync(join(folder, 'LICENSES.chromium.html'), "Chromium's terms");
  writeFileSync(join(folder, 'version'), '45.4.1');
  writeFileSync(join(folder, 'resources/default_app.asar'), "Electron's sample program");
};

type Recorded = {
  readonly args: readonly string[];
  readonly scripts: { readonly afterInstall: readonly string[]; readonly afterRemove: readonly string[] };
  readonly tree: readonly { readonly to: string; readonly size: number; readonly mode: string; readonly text?: string }[];
};

const flat = (entry: Entry, path = ''): { path: string; entry: Entry }[] =>
  Object.entries(entry.files ?? {}).flatMap(([name, inner]) => {
    const own = path === '' ? name : `${path}/${name}`;
    return inner.files === undefined ? [{ path: own, entry: inner }] : flat(inner, own);
  });

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** The highest version of a library's symbols that a binary requires: ['2', '34'] for GLIBC_2.34. */
const highest = (binary: Buffer, name: string): string => {
  const found = [...binary.toString('latin1').matchAll(new RegExp(`\\b${name}_(\\d+(?:\\.\\d+)+)\\0`, 'g'))].map(
    ([, version]) => version ?? '',
  );
  return found.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? '';
};

describe.runIf(process.platform === 'linux')('a package for Linux', () => {
  const folder = mkdtempSync(join(tmpdir(), 'utvag-package-'));
  const out = join(folder, 'out');
  const program = join(out, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const archive = join(program, 'resources/app.asar');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const recorded = (ending: string): Recorded => {
    const names: Record<string, string> =
      process.arch === 'x64'
        ? { deb: `utvag_${version}_amd64.deb`, rpm: `utvag-${version}.x86_64.rpm` }
        : { deb: `utvag_${version}_arm64.deb`, rpm: `utvag-${version}.aarch64.rpm` };
    return JSON.parse(readFileSync(join(out, names[ending] ?? ''), 'utf8')) as Recorded;
  };
  const valueOf = ({ args }: Recorded, name: string): string | undefined => args[args.indexOf(name) + 1];
  const dependsOf = ({ args }: Recorded): string[] => args.filter((_, index) => args[index - 1] === '-d');

  beforeAll(() => {
    makeElectron(join(folder, 'electron'));
    const packed = spawnSync(node, ['build/run.mjs', 'package', '--out', out], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron'),
        CUSTOM_FPM_PATH: join(root, 'build/fpm-record.mjs'),
        // A build machine's counter would become part of the version.
        BUILD_NUMBER: '',
      },
    });
    if (packed.status !== 0) throw new Error(`npm run package ended with ${packed.status}:\n${packed.stdout}${packed.stderr}`);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const files = (): { path: string; entry: Entry }[] => flat(asar.getRawHeader(archive).header);

  test('hardening 15 enforced: the archive holds the bundles and the two native packages, and nothing else', () => {
    const allowed = [
      /^package\.json$/,
      /^LICENSE$/,
      /^out\/shell\/(main\.js|preload\.cjs)$/,
      /^out\/core\/(core|jobs|parser)-worker\.js$/,
      /^out\/chunks\/[a-z0-9-]+\.js$/,
      /^out\/renderer\/index\.html$/,
      /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2)$/,
      /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/([a-z-]+|methods\/[a-z-]+)\.js|prebuilds\/linux-(x64|arm64)\.node)$/,
      /^node_modules\/@node-rs\/argon2\/(package\.json|LICENSE|index\.js)$/,
      /^node_modules\/@node-rs\/argon2-linux-(x64|arm64)-gnu\/(package\.json|LICENSE|[\w.-]+\.node)$/,
    ];
    const paths = files().map(({ path }) => path);
    expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const needed of [
      'out/shell/main.js',
      'out/shell/preload.cjs',
      'out/core/core-worker.js',
      'out/core/jobs-worker.js',
      'out/core/parser-worker.js',
      'out/renderer/index.html',
    ])
      expect(paths).toContain(needed);
  });

  test('hardening 15 enforced: no bundle that is packed is made from the stand-in, a test or a test program, or names a source map', () => {
    const bundles = files().filter(({ path }) => /^out\/.*\.c?js$/.test(path));
    expect(bundles.length).toBeGreaterThan(20);
    for (const { path } of bundles) {
      const text = asar.extractFile(archive, path).toString('utf8');
      expect(text, path).not.toMatch(/^\/\/ (#region )?(electron\/(stand-in|testing)|e2e|build)\//m);
      expect(text, path).not.toMatch(/[#@] sourceMappingURL=/);
    }
  });

  test('hardening 14 configured: integrity covers every script; only the two binaries lie outside of the archive', () => {
    const outside = files().filter(({ entry }) => entry.unpacked === true);
    expect(outside.map(({ path }) => path).toSorted()).toEqual([
      expect.stringMatching(/^node_modules\/@node-rs\/argon2-linux-[\w-]+\/[\w.-]+\.node$/),
      expect.stringMatching(/^node_modules\/better-sqlite3\/prebuilds\/linux-\w+\.node$/),
    ]);
    for (const { path, entry } of files()) {
      if (entry.unpacked === true) {
        // Where Electron looks for a file that the archive's index marks as unpacked.
        expect(sha256(readFileSync(join(`${archive}.unpacked`, path)))).toBe(sha256(readFileSync(join(root, path))));
      } else expect(entry.integrity?.hash, path).toBe(sha256(asar.extractFile(archive, path)));
    }
  });

  test('hardening 14 configured: every fuse of the packed program file is flipped as it is written down', async () => {
    const wire = await getCurrentFuseWire(join(program, 'utvag'));
    expect(wanted.length).toBeGreaterThan(8);
    for (const [fuse, on] of wanted) expect(wire[fuse], FuseV1Options[fuse]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE);
    // As the report on what holds on Electron reads them.
    const { status, stdout } = spawnSync(process.execPath, ['build/packaged-fuses.mjs', join(program, 'utvag')], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(wanted.length);
  });

  test('what is packed has all it needs: both binaries and both workers start from it', async () => {
    const extracted = join(folder, 'extracted');
    asar.extractAll(archive, extracted);
    writeFileSync(
      join(extracted, 'probe.mjs'),
      `import Database from 'better-sqlite3';
      import { hashRaw } from '@node-rs/argon2';
      const key = await hashRaw('x', { salt: Buffer.alloc(16), memoryCost: 64, timeCost: 1 });
      console.log(new Database(':memory:').prepare('SELECT 6 * 7').pluck().get(), key.length);`,
    );
    expect(execFileSync(node, ['probe.mjs'], { cwd: extracted, encoding: 'utf8' })).toBe('42 32\n');
    const first = async (name: string, workerData: unknown): Promise<unknown> => {
      const worker = new Worker(join(extracted, `out/core/${name}.js`), { workerData, execArgv: [] });
      const [said] = (await once(worker, 'message')) as [unknown];
      await worker.terminate();
      return said;
    };
    const at = (name: string): string => join(folder, name);
    const settings: CoreSettings = {
      ...{ registerFolder: at('register'), usualFolder: at('usual'), demoFolder: at('demo') },
      ...{ appearanceFile: at('appearance.json'), lastFolderFile: at('last-folder.json') },
      ...{ earlierFolders: [], runtime: 'electron', version, clock: null },
    };
    expect(await first('core-worker', settings)).toEqual({ kind: 'ready' });
    // The name of a parser it does not know: it starts, and says so.
    const parse = { name: 'none', input: null, cancel: new Int32Array(1) };
    expect(await first('parser-worker', parse)).toMatchObject({ kind: 'refused' });
    // A register that does not exist: the job starts, finds that out and says so.
    const job = { name: 'none', input: null, user: null, now: '', file: at('none.db'), key: new Uint8Array(32), cancel: new Int32Array(1) };
    expect(await first('jobs-worker', job)).toMatchObject({ kind: 'refused' });
  });

  test('the program knows its name, version and menu entry, and carries the terms it is given away under', () => {
    const own = JSON.parse(asar.extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(own).toMatchObject({ name: 'utvag', productName: 'Utväg', version, main: 'out/shell/main.js', desktopName: 'utvag.desktop' });
    expect(Object.keys(own)).not.toContain('devDependencies');
    for (const file of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'resources/LICENSE.txt', 'resources/third-party-notices.txt'])
      expect(statSync(join(program, file)).size).toBeGreaterThan(0);
    expect(existsSync(join(program, 'resources/default_app.asar'))).toBe(false);
  });

  describe.each(['deb', 'rpm'])('%s', (ending) => {
    test('says what it is, where it is from and who looks after it', () => {
      const made = recorded(ending);
      expect(valueOf(made, '-t')).toBe(ending);
      expect(valueOf(made, '--name')).toBe('utvag');
      expect(valueOf(made, '--version')).toBe(version);
      expect(valueOf(made, '--license')).toBe('MIT');
      expect(valueOf(made, '--url')).toMatch(/^https:\/\//);
      expect(valueOf(made, '--maintainer')).toMatch(/^The Utväg authors <.+@.+>$/);
      expect(valueOf(made, '--description')).toContain('Works offline.');
    });

    test('puts the program in a folder of plain letters, for everybody to read and for its owner to change', () => {
      const { tree } = recorded(ending);
      const paths = tree.map(({ to }) => to);
      expect(paths).toContain('/opt/utvag/utvag');
      expect(paths).toContain('/opt/utvag/resources/app.asar');
      for (const size of [16, 1024]) expect(paths).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/utvag.png`);
      // Packaging tools, administrators' scripts and the profile all see these names; not all of them handle UTF-8.
      expect(paths.filter((path) => !/^\/(opt\/utvag|usr\/share)\/[\x21-\x7e]+$/.test(path))).toEqual([]);
      expect(tree.filter(({ mode }) => !/^7?[67][45][45]$/.test(mode))).toEqual([]);
    });

    test('has a menu entry by the name of the program and of its window', () => {
      const entry =
        recorded(ending)
          .tree.find(({ to }) => to === '/usr/share/applications/utvag.desktop')
          ?.text?.split('\n') ?? [];
      expect(entry).toEqual(
        expect.arrayContaining([
          'Name=Utväg',
          'Exec=/opt/utvag/utvag %U',
          'Icon=utvag',
          'StartupWMClass=utvag',
          'Terminal=false',
          'Categories=Office;',
        ]),
      );
      // It registers for nothing: no file and no address from another program opens it.
      expect(entry.join('\n')).not.toMatch(/MimeType|no-sandbox/);
    });

    test('hardening 02 configured: brings the profile that lets the sandbox work where user namespaces are restricted', () => {
      const profile = recorded(ending).tree.find(({ to }) => to === '/opt/utvag/resources/apparmor-profile')?.text ?? '';
      expect(profile).toContain('profile "utvag" "/opt/utvag/utvag" flags=(unconfined)');
      expect(profile).toMatch(/^ {2}userns,$/m);
    });

    test('asks for the C and C++ libraries that the packed binaries were built for', () => {
      const binaries = files()
        .filter(({ entry }) => entry.unpacked === true)
        .map(({ path }) => readFileSync(join(`${archive}.unpacked`, path)));
      const [glibc, glibcxx] = ['GLIBC', 'GLIBCXX'].map((name) => highest(Buffer.concat(binaries), name));
      expect(glibc).toMatch(/^2\.\d+$/);
      // https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html: which release of GCC introduced which version.
      const gcc: Record<string, string> = {
        '3.4.28': '10',
        '3.4.29': '11',
        '3.4.30': '12',
        '3.4.31': '13',
        '3.4.32': '13',
        '3.4.33': '14',
      };
      const asked =
        ending === 'deb'
          ? [`libc6 (>= ${glibc})`, `libstdc++6 (>= ${gcc[glibcxx ?? '']})`]
          : [`libc.so.6(GLIBC_${glibc})(64bit)`, `libstdc++.so.6(GLIBCXX_${glibcxx})(64bit)`];
      expect(dependsOf(recorded(ending))).toEqual(expect.arrayContaining(asked));
    });

    test('asks for the libraries that Chromium does not start without', () => {
      for (const library of ['asound', 'gbm', 'gtk-3', 'nss3']) expect(dependsOf(recorded(ending)).join()).toContain(library);
    });
  });

  test('the rpm owns no links by build number, which every Electron program would have the same', () => {
    expect(recorded('rpm').args).toContain('--rpm-rpmbuild-define=_build_id_links none');
  });

  /**
   * The scripts as they were passed on, run in a folder that represents the whole disk, with stubs of AppArmor's tools that record their
   * calls.
   */
  const disk = (name: string, parserCode: number): { run: (script: string, ...args: string[]) => string; at: (path: string) => string } => {
    const at = (path: string): string => join(folder, name, path);
    for (const path of ['opt/utvag/resources', 'usr/bin', 'usr/share/applications', 'etc/apparmor.d', 'tools'])
      mkdirSync(at(path), { recursive: true });
    for (const path of ['opt/utvag/utvag', 'opt/utvag/chrome-sandbox']) writeFileSync(at(path), '', { mode: 0o755 });
    writeFileSync(at('opt/utvag/resources/apparmor-profile'), 'profile');
    const tool = (command: string, code: number): void => {
      writeFileSync(at(`tools/${command}`), `#!/bin/sh\necho ${command} "$@" >> ${at('asked')}\nexit ${code}\n`);
      chmodSync(at(`tools/${command}`), 0o755);
    };
    tool('apparmor_parser', parserCode);
    tool('apparmor_status', 0);
    tool('update-desktop-database', 0);
    const run = (script: string, ...args: string[]): string => {
      writeFileSync(at('asked'), '');
      writeFileSync(
        at('script.sh'),
        script.replaceAll(/'\/(opt|usr|etc)\//g, `'${at('')}/$1/`).replaceAll(/(\s)\/(usr)\//g, `$1${at('')}/$2/`),
      );
      execFileSync('sh', ['-eu', at('script.sh'), ...args], { env: { PATH: `${at('tools')}:/usr/bin:/bin` } });
      return readFileSync(at('asked'), 'utf8');
    };
    return { run, at };
  };

  test.each([
    ['deb', ['configure', ''], ['upgrade', '0.2.0'], ['remove']],
    ['rpm', ['1'], ['1'], ['0']],
  ])(
    '%s sets up command, sandbox and profile, keeps them at an upgrade, takes them away at the end',
    (ending, install, upgrade, remove) => {
      const { afterInstall, afterRemove } = recorded(ending).scripts;
      const { run, at } = disk(`disk-${ending}`, 0);
      const isSetUp = (): boolean[] => [
        existsSync(at('usr/bin/utvag')) && readlinkSync(at('usr/bin/utvag')) === at('opt/utvag/utvag'),
        existsSync(at('etc/apparmor.d/utvag')) && readFileSync(at('etc/apparmor.d/utvag'), 'utf8') === 'profile',
      ];
      expect(run(afterInstall[0] ?? '', ...install)).toContain(
        `apparmor_parser --replace --write-cache --skip-read-cache ${at('etc/apparmor.d/utvag')}`,
      );
      expect(isSetUp()).toEqual([true, true]);
      expect(statSync(at('opt/utvag/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
      expect(run(afterRemove[0] ?? '', ...upgrade)).toBe('');
      expect(isSetUp()).toEqual([true, true]);
      expect(run(afterRemove[0] ?? '', ...remove)).toContain(`apparmor_parser --remove ${at('etc/apparmor.d/utvag')}`);
      expect(isSetUp()).toEqual([false, false]);
    },
  );

  test('an AppArmor that does not know the rule gets no profile, and the rest is set up', () => {
    const { run, at } = disk('disk-old', 1);
    const asked = run(recorded('deb').scripts.afterInstall[0] ?? '', 'configure', '');
    expect(asked).not.toContain('--replace');
    expect(existsSync(at('etc/apparmor.d/utvag'))).toBe(false);
    expect(statSync(at('opt/utvag/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  });
});
