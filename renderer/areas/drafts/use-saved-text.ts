import { useRef } from 'react';
import { useDraft, type Draft } from '../../client/use-draft.ts';
import { useSubmit } from '../../client/use-submit.ts';
import type { Failure, Result } from '../../../electron/base/result.ts';

type SavedTextOptions = {
  /** Key of the draft that holds what is typed until it is saved; null: it is only in the field until then. */
  readonly draftKey: string | null;
  readonly saved: string;
  readonly onSave: (text: string) => Promise<Result<unknown>> | Result<unknown>;
};

export type SavedText = {
  readonly draft: Draft;
  /** Why it was not saved; what was typed stands there still. */
  readonly failure: Failure | null;
  /** On leaving the field and with Enter. */
  readonly save: () => Promise<void>;
  /** Back to what is saved. */
  readonly revert: () => void;
};

/** A text that saves itself: kept while it is typed, saved when the field is left. Every field that does so stands on this. */
export const useSavedText = ({ draftKey, saved, onSave }: SavedTextOptions): SavedText => {
  const draft = useDraft(draftKey, saved);
  const { failure, submit, clear } = useSubmit('each');
  const onItsWay = useRef<string | null>(null);
  const save = async (): Promise<void> => {
    const typed = draft.latest();
    // Back to what was saved while something else is on its way: that is saved in its turn.
    if (typed === saved && onItsWay.current === null) {
      clear();
      return draft.discard();
    }
    // Enter saves, and so does leaving the field just after.
    if (onItsWay.current === typed) return undefined;
    onItsWay.current = typed;
    const answer = await submit(() => onSave(typed)).finally(() => {
      if (onItsWay.current === typed) onItsWay.current = null;
    });
    // What was typed on meanwhile is not saved yet, and its own turn comes.
    if (answer?.ok && draft.latest() === typed) await draft.discard();
    return undefined;
  };
  const revert = (): void => {
    draft.set(saved);
    clear();
  };
  return { draft, failure, save, revert };
};
