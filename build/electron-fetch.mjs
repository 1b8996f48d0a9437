/**
 * Fetches Electron's program file with Electron's own downloader, which checks it against the sums in the package. Run by the
 * locked Node (the downloader needs it): first a short question whether the release host answers, then no time limit.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { unreachable } from './electron-binary.mjs';
import { node, root, run } from './environment.mjs';

const folder = join(root, 'node_modules/electron');
const probeTime = 4000;

/**
 * A setting of the downloader, by the names it honours, in its order (@electron/get, artifact-utils.js).
 * @param {string} name "custom_dir"
 * @param {string} otherwise
 */
const setting = (name, otherwise) =>
  process.env[`npm_config_electron_${name.replace('_', '')}`] ||
  process.env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
  process.env[`npm_config_electron_${name}`] ||
  process.env[`ELECTRON_${name.toUpperCase()}`] ||
  otherwise;

/** @param {string} version "45.4.1" */
const addressOf = (version) => {
  const base = setting('mirror', 'https://github.com/electron/electron/releases/download/');
  const path = setting('custom_dir', `v${version}`).replace('{{ version }}', version);
  return `${base}${path}/${setting('custom_filename', `electron-v${version}-${process.platform}-${process.arch}.zip`)}`;
};

/** @param {string} address */
const isReachable = async (address) => {
  try {
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeTime) })).ok;
  } catch {
    // No network, no such host, too slow: the same to us.
    return false;
  }
};

/** @param {string} version */
const download = async (version) => {
  const { downloadArtifact } = await import(createRequire(join(folder, 'package.json')).resolve('@electron/get'));
  let said = -1;
  const getProgressCallback = (/** @type {{ percent: number }} */ { percent }) => {
    const tenth = Math.floor(percent * 10);
    if (tenth > said) console.log(`electron: ${tenth * 10} %`);
    said = Math.max(said, tenth);
  };
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')),
    downloadOptions: { quiet: true, getProgressCallback },
  });
};

const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
if (await isReachable(addressOf(version))) {
  console.log('electron: fetching it from its release page (about 120 MB, once)');
  await download(version);
  // Electron's own script finds the file in the downloader's cache and unpacks it.
  process.exitCode = (await run(node, [join(folder, 'install.js')])).code;
} else process.exitCode = unreachable;
