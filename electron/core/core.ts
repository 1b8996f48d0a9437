import { dirname, join } from 'node:path';
import type { CoreEvent } from '../base/contract.ts';
import type { Instant } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import { createTurns } from '../base/in-turn.ts';
import type { Ports } from '../base/ports.ts';
import { findRegister } from '../register/folder/earlier-places.ts';
import type { KdfCost } from '../register/keys/keys.ts';
import { noteLastFolder } from '../register/folder/last-folder.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import { makeKept } from '../register/kept.ts';
import { areas } from './areas.ts';
import { seedDemo } from './demo/seed.ts';
import { createRunning, jobsWhileLocked, runInPlace, type RunJob } from './jobs/jobs.ts';
import type { CoreSettings } from './messages.ts';
import { migrations } from './migrations.ts';
import { parseInPlace, type RunParser } from './parsers/parser-thread.ts';
import { createRouter, type Router } from './router.ts';

export type CoreOptions = {
  readonly settings: Omit<CoreSettings, 'clock'>;
  readonly now: () => Instant;
  readonly ports: Ports;
  readonly emit: (event: CoreEvent) => void;
  readonly onLock: () => void;
  /** How long work is run; by default in this thread, as in tests. */
  readonly runJob?: RunJob;
  /** How foreign files are read; by default in this thread. */
  readonly runParser?: RunParser;
  readonly cost?: KdfCost;
  readonly checkOutput?: boolean;
  readonly onFault?: (error: unknown) => void;
};

export type Core = { readonly call: Router; readonly close: () => void };

/** The whole core in plain Node: the worker, the tests and the benchmarks all create it here. */
export const createCore = (options: CoreOptions): Core => {
  const { settings, now, ports, emit } = options;
  // After saving a damaged register into another folder, users must not meet the damaged one again the next morning.
  const found = () => findRegister(settings.usualFolder, settings.lastFolderFile, settings.earlierFolders);
  let folder = settings.registerFolder ?? found().folder;
  let opened: OpenSession | null = null;
  const jobs = createRunning(options.runJob ?? runInPlace, options.runParser ?? parseInPlace);

  const progress = (jobId: Id, done: number, total: number, step: string): void => emit({ kind: 'progress', jobId, done, total, step });

  const close = (): void => {
    const ending = opened;
    opened = null;
    jobs.stopAll();
    ending?.register.close(now());
  };

  const session: Session = {
    runtime: settings.runtime,
    version: settings.version,
    now,
    ports,
    migrations,
    cost: options.cost,
    folder: () => folder,
    chooseFolder: (chosen) => {
      folder = chosen;
    },
    demoFolder: settings.demoFolder,
    appearanceFile: settings.appearanceFile,
    lastFolder: () => {
      const last = found();
      return last.wasOpen ? last.folder : null;
    },
    generationMemory: join(dirname(settings.lastFolderFile), 'newest-generations.json'),
    earlierPlaces: settings.earlierFolders,
    opened: () => opened,
    open: (next) => {
      opened = next;
      // A damaged or superseded register is read-only: its list may be short, and the window says why.
      if (next.register.held === null) makeKept(next.register.db, areas, now());
      if (!next.demo) noteLastFolder(settings.lastFolderFile, next.register.folder);
      emit({ kind: 'lock-state', open: true });
    },
    close,
    lock: () => {
      close();
      emit({ kind: 'lock-state', open: false });
      options.onLock();
    },
    proposal: { current: null },
    jobs: jobsWhileLocked(jobs, now, progress),
    inTurn: createTurns(),
    waiting: { current: null },
    seedDemo: async (demo) => {
      await seedDemo(session, demo);
      // Its story ends before today.
      makeKept(demo.register.db, areas, now());
    },
  };

  const call = createRouter({
    session,
    progress,
    jobs,
    checkOutput: options.checkOutput ?? false,
    ...(options.onFault ? { onFault: options.onFault } : {}),
  });
  return { call, close };
};
