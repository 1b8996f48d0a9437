import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { faultSchema, traceEntrySchema, type Fault, type TraceEntry } from '../base/faults.ts';

/** The last so many are kept. */
export const mostEntries = 100;
/** Of them the window may fill so many: a page that was taken over cannot push out what the core and the shell said. */
export const mostOfTheWindow = 40;
/** So often a run of the program writes for the window; a page that fails in a circle must not wear out the disk. */
const mostNotesOfTheWindow = 200;

export type Trace = {
  /** Keeps it, and never throws: a trace that cannot be written is worth no refusal. */
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

/** The files a place may name: those the program is built of, and no others. */
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
    // Not there, or not ours any more: it begins anew.
    return [];
  }
};

/** The old content or the new: written beside, synced, renamed over. */
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

/** Adds one, or counts up the newest of its source when it is the same again; drops the oldest of whoever has too many. */
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
  /** Where the built program lies. */
  readonly outFolder: string;
  readonly version: string;
  readonly now: () => string;
};

/** The program's own account of what failed, in one small file of the data folder. What may stand in it says `base/faults.ts`. */
export const openTrace = ({ file, outFolder, version, now }: TraceOptions): Trace => {
  let files: ReadonlySet<string> | null = null;
  let notes = 0;
  return {
    note: (source, given) => {
      if (source === 'window' && (notes += 1) > mostNotesOfTheWindow) return;
      try {
        files ??= bundles(outFolder);
        const known = files;
        // Parsed again, whoever made it: this is the last gate before the disk.
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
        // Said above.
      }
    },
    entries: () => read(file),
  };
};
