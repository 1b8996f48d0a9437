import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { faultSchema, traceEntrySchema, type Fault, type TraceEntry } from '../base/faults.ts';

/** How many of the latest lines are kept. */
export const mostEntries = 100;
/** How many of them may come from the window: a page that was taken over cannot push out what the core and the shell recorded. */
export const mostOfTheWindow = 40;
/** How often one run of the program writes for the window; a page that fails in a loop must not wear out the disk. */
const mostNotesOfTheWindow = 200;

export type Trace = {
  /** Stores it, and never throws: a trace that cannot be written is not worth failing for. */
  readonly note: (source: TraceEntry['source'], fault: Fault) => void;
  /** Oldest first. */
  readonly entries: () => readonly TraceEntry[];
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** The files a place may name: those the program is built from, and no others. */
const bundles = (outFolder: string): ReadonlySet<string> =>
  new Set([
    ...['shell', 'core', 'chunks', 'stand-in'].flatMap((folder) => namesIn(join(outFolder, folder)).map((name) => `${folder}/${name}`)),
    ...namesIn(join(outFolder, 'renderer', 'assets')).map((name) => `assets/${name}`),
  ]);

const read = (file: string): TraceEntry[] => {
  try {
    return z
      .array(traceEntrySchema)
      .max(mostEntries)
      .parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing, or not ours any more: it starts again.
    return [];
  }
};

/** Either the old content or the new: written next to it, synced, renamed over it. */
const replace = (file: string, text: string): void => {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
};

const withoutTimes = ({ source, name, code, frames, version }: TraceEntry): string => JSON.stringify([source, name, code, frames, version]);

/**
 * Adds a line, or increases the count of its source's newest one if it is the same fault again; drops the oldest line of the source that
 * has too many.
 */
const withEntry = (entries: readonly TraceEntry[], entry: TraceEntry): readonly TraceEntry[] => {
  const last = entries.findLast(({ source }) => source === entry.source);
  const isAgain = last !== undefined && withoutTimes(last) === withoutTimes(entry);
  const kept = isAgain ? entries.filter((each) => each !== last) : entries;
  const next = [...kept, isAgain ? { ...entry, times: last.times + 1 } : entry];
  const ofTheWindow = next.filter(({ source }) => source === 'window');
  const surplus = new Set(ofTheWindow.slice(0, Math.max(0, ofTheWindow.length - mostOfTheWindow)));
  return next.filter((each) => !surplus.has(each)).slice(-mostEntries);
};

export type TraceOptions = {
  readonly file: string;
  /** The folder of the built program. */
  readonly outFolder: string;
  readonly version: string;
  readonly now: () => string;
};

/** The program's own record of what failed, in one small file in the data folder. `base/faults.ts` decides what it may contain. */
export const openTrace = ({ file, outFolder, version, now }: TraceOptions): Trace => {
  let files: ReadonlySet<string> | null = null;
  let notes = 0;
  return {
    note: (source, given) => {
      if (source === 'window' && (notes += 1) > mostNotesOfTheWindow) return;
      try {
        files ??= bundles(outFolder);
        const known = files;
        // Parsed again, whoever made it: this is the last check before the disk.
        const { frames, ...fault } = faultSchema.parse(given);
        const entry = {
          at: now(),
          source,
          version,
          times: 1,
          ...fault,
          frames: frames.filter((frame) => known.has(frame.file) && frame.file.startsWith('assets/') === (source === 'window')),
        };
        replace(file, `${JSON.stringify(withEntry(read(file), traceEntrySchema.parse(entry)), null, 1)}\n`);
      } catch {
        // Best effort, see above.
      }
    },
    entries: () => read(file),
  };
};
