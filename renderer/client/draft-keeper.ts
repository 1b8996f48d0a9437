import { frameLimit } from '../../electron/base/contract.ts';
import type { Instant } from '../../electron/base/dates.ts';
import { useSaving } from '../state/saving.ts';
import { client } from './client.ts';

/** Typing must pause this long before it is saved; without a pause it is saved at `longest`. */
const rest = 250;
const longest = 700;

/** The longest value a draft accepts, and what the rest of its frame may need. */
const largest = 900_000;
const frameRest = 1_000;

/** Whether a draft can travel to the core at all: JSON writes line breaks and quotes with two characters. */
const fits = (value: string): boolean => value.length <= largest && JSON.stringify(value).length <= frameLimit - frameRest;

/** The fate of the latest typing: when it was kept, or why it is only in the field. */
export type Kept = { readonly at: Instant } | 'failed' | 'too-large';

export type DraftKeeper = {
  readonly put: (value: string) => void;
  /** Saves pending text at once; resolves when the core has it. */
  readonly flush: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** Every keeper with something unkept: the lock and the closing window flush them all. */
const alive = new Set<DraftKeeper>();

export const flushDrafts = async (): Promise<void> => {
  await Promise.all([...alive].map((keeper) => keeper.flush()));
};

/** Sends one field's typing to the encrypted drafts, in order, at most some times a second. */
export const keepDraft = (key: string, baseVersion: number, onKept: (kept: Kept) => void): DraftKeeper => {
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let last: Promise<void> = Promise.resolve();

  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const value = waiting;
    waiting = null;
    if (value === null) return;
    last = last.then(async () => {
      // Sending it would only be refused: the draft keeps what was typed before, and the field says so.
      if (!fits(value)) {
        onKept('too-large');
        return;
      }
      const { begin, end } = useSaving.getState();
      begin();
      const kept = await client.drafts.put({ key, value, baseVersion });
      end({ kind: kept.ok ? 'draft' : 'failed' });
      if (!kept.ok) onKept('failed');
      // Text typed in the meantime is not saved yet, and will get its turn.
      else if (waiting === null) onKept({ at: kept.value.savedAt });
    });
  };

  const keeper: DraftKeeper = {
    put: (value) => {
      if (waiting === null) since = performance.now();
      waiting = value;
      alive.add(keeper);
      clearTimeout(timer);
      timer = setTimeout(send, Math.max(0, Math.min(rest, since + longest - performance.now())));
    },
    flush: async () => {
      send();
      await last;
      alive.delete(keeper);
    },
    discard: async () => {
      clearTimeout(timer);
      waiting = null;
      alive.delete(keeper);
      await last;
      await client.drafts.discard({ key });
    },
  };
  return keeper;
};
