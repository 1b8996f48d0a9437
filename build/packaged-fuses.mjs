/**
 * The fuses of the packaged program file, as they are and as they should be. Run by the locked Node, which reads the TypeScript it imports:
 * `node build/packaged-fuses.mjs` prints them as JSON, and exits with 1 if one is wrong or nothing is packaged.
 */
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from './fuses.ts';
import { findPackaged } from './packaged.mjs';

/**
 * @param {string | undefined} program
 * @returns {Promise<import('./electron-report.mjs').Fuse[]>} empty if nothing is packaged
 */
const readFuses = async (program) => {
  if (program === undefined) return [];
  const wire = await getCurrentFuseWire(program);
  return Object.entries(FuseV1Options).flatMap(([name, fuse]) => {
    if (typeof fuse !== 'number') return [];
    const state = wire[fuse];
    return [
      { name, wanted: fuses[fuse] === true, found: state === undefined || state === FuseState.REMOVED ? null : state === FuseState.ENABLE },
    ];
  });
};

const found = await readFuses(process.argv[2] ?? findPackaged());
console.log(JSON.stringify(found));
process.exitCode = found.length > 0 && found.every(({ wanted, found: is }) => is === wanted) ? 0 : 1;
