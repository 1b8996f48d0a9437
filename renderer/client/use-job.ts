import { useCallback, useEffect, useRef, useState } from 'react';
import { newId, type Id } from '../../electron/base/ids.ts';
import type { Result } from '../../electron/base/result.ts';
import { onCoreEvent } from './bridge.ts';
import { client } from './client.ts';

type Progress = { readonly done: number; readonly total: number; readonly step: string };

export type RunningJob = {
  /** From the job's first progress message; before that a dialog may still be open. */
  readonly progress: Progress | null;
  readonly isCancelling: boolean;
  /** Gives the job an id, follows it, and returns its result. */
  readonly run: <T>(start: (jobId: Id) => Promise<Result<T>>) => Promise<Result<T>>;
  readonly cancel: () => void;
};

/** One piece of long work at a time, with its progress and a way to cancel. */
export const useJob = (): RunningJob => {
  const current = useRef<Id | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isCancelling, setCancelling] = useState(false);

  useEffect(
    () =>
      onCoreEvent((event) => {
        // Progress and result travel separately: progress after the result is late, and must not reopen anything.
        if (event.kind === 'progress' && event.jobId === current.current) setProgress(event);
      }),
    [],
  );

  const run = useCallback(async <T>(start: (id: Id) => Promise<Result<T>>): Promise<Result<T>> => {
    const id = newId();
    current.current = id;
    try {
      return await start(id);
    } finally {
      current.current = null;
      setProgress(null);
      setCancelling(false);
    }
  }, []);

  const cancel = useCallback(() => {
    if (current.current === null) return;
    setCancelling(true);
    void client.users.cancelJob({ jobId: current.current });
  }, []);

  return { progress, isCancelling, run, cancel };
};
