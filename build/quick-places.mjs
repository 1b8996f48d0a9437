/**
 * Where a test run keeps what it forgets afterwards. Registers are written and synced thousands of times, which costs a disk a fifth of the whole
 * run's processor time; and every process compiles the same modules. What is tested is the same: nothing asks which file system it lies on, and
 * the tests of small and unwritable disks mount their own.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './environment.mjs';

/** Linux keeps these files in memory. */
const inMemory = '/dev/shm';
/** A run needs a tenth of it; containers often give 64 MB. */
const leastFree = 2 * 1024 ** 3;

/** Some systems let nothing be run from there, and tests run what they have packed. @param {string} folder */
const canRun = (folder) => {
  const script = join(folder, 'probe');
  writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o700 });
  const { status } = spawnSync(script);
  rmSync(script);
  return status === 0;
};

/**
 * @param {string} [place]
 * @param {number} [least] bytes that must be free
 * @returns {string | undefined} a new folder in memory, where there is room and programs may be run
 */
export const memoryFolder = (place = inMemory, least = leastFree) => {
  try {
    const { bavail, bsize } = statfsSync(place);
    if (bavail * bsize < least || process.availableMemory() < 2 * least) return undefined;
    const folder = mkdtempSync(join(place, 'utvag-test-'));
    // As the usual place: some tests run a program as another user.
    chmodSync(folder, 0o755);
    if (canRun(folder)) return folder;
    rmSync(folder, { recursive: true });
    return undefined;
  } catch {
    return undefined;
  }
};

/** @returns {{ env: Record<string, string>, leave: () => void }} for every process of a test run */
export const quickPlaces = () => {
  const folder = memoryFolder();
  return {
    env: { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled'), ...(folder === undefined ? {} : { TMPDIR: folder }) },
    leave: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
