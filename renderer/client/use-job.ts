import { useCallback, useEffect, useRef, useState } from 'react';
import { newId, type Id } from '../../electron/base/ids.ts';
import type { Result } from '../../electron/base/result.ts';
import { onCoreEvent } from './bridge.ts';
import { client } from './client.ts';

type Progress = { readonly done: number; readonly total: number; readonly step: string };

export type RunningJob = {
  /** From the job's first sign of life; before that a dialog may still be open. */
  readonly progress: Progress | null;
  readonly isCancelling: boolean;
  /** Gives the job an id, follows it, and answers what it answers. */
  readonly run: <T>(start: (jobId: Id) => Promise<Result<T>>) => Promise<Result<T>>;
  readonly cancel: () => void;
};

/** One piece of long work at a time, with how far it has come and the way out. */
export const useJob = (): RunningJob => {
  const current = useRef<Id | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isCancelling, setCancelling] = useState(false);

  useEffect(
    () =>
      onCoreEvent((event) => {
        // Progress and answer travel on two ways: what comes after the answer is late, and opens nothing again.
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
