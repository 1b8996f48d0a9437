/**
 * Fetches and unpacks Electron's program file. Run by the locked Node, which the downloader needs. `--anew` asks the host even if it
 * refused within the hour. Exits with 0 if the program is there, and with {@link unreachable} if it is not available, after a sentence that
 * says why.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactOf, electronFolder, fetchArchive } from './electron-archive.mjs';
import { unreachable } from './electron-binary.mjs';
import { cacheFolder, node, run } from './environment.mjs';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(electronFolder, name), 'utf8'));

const isTranslated =
  process.platform === 'darwin' && spawnSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' }).stdout?.trim() === '1';
const remote = process.env['electron_use_remote_checksums'] || process.env['npm_config_electron_use_remote_checksums'];

const control = new AbortController();
// So that the partial archive in the temporary folder is removed.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => control.abort(new Error(signal)));

try {
  const fetched = await fetchArchive({
    artifact: {
      ...artifactOf(process.env, { platform: process.platform, arch: process.arch, isTranslated }),
      version: read('package.json').version,
      checksums: remote ? undefined : read('checksums.json'),
    },
    anew: process.argv.includes('--anew'),
    refusalFile: join(cacheFolder, 'electron-refused.json'),
    signal: control.signal,
  });
  if ('archive' in fetched) {
    console.log('electron: unpacking it');
    // Electron's own script: it finds the archive in the downloader's cache.
    const { code } = await run(node, [join(electronFolder, 'install.js')]);
    if (code !== 0) console.error(`electron: ${fetched.archive} could not be unpacked; the reason stands above.`);
    process.exitCode = code;
  } else {
    console.error(`electron: ${fetched.refused}`);
    process.exitCode = unreachable;
  }
} catch (error) {
  if (!control.signal.aborted) throw error;
  console.error('electron: stopped; nothing was changed.');
  process.exitCode = 130;
}
