import { useEffect } from 'react';
import { longestCopy } from '../../../electron/areas/users/contract.ts';
import { client } from '../../client/client.ts';
import { useFailure } from '../../i18n/failure.ts';
import { showToast } from '../../state/toasts.ts';

/** A passphrase is never copied, nor kept as marked: Chromium sees to that by itself. */
const isSecret = (target: EventTarget | null): boolean => target instanceof HTMLInputElement && target.type === 'password';

const marked = (): string => String(getSelection());

/** Dragging a mark out, or holding an arrow, says so many times. */
const markRest = 300;

let resting: ReturnType<typeof setTimeout> | undefined;

/** Says that something was marked, where that is still to be said: before the lock, which takes back what it was told of. */
export const tellMarks = async (): Promise<void> => {
  if (resting === undefined) return;
  clearTimeout(resting);
  resting = undefined;
  await client.users.copied({ where: 'selection' });
};

/**
 * Copies and cuts for the page. Chromium would write the clipboard itself, and a clipboard history keeps what it writes; the shell writes it
 * with a mark against that, and takes it back after a minute and at the lock. Everything here is about people, so no text is told apart from
 * another. Keys, the menu and the right click all come this way: each raises the same event.
 */
export const useCopies = (): void => {
  const { sentence } = useFailure();
  useEffect(() => {
    const copy = async (text: string): Promise<void> => {
      const answer = await client.users.copy({ text });
      if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
    };
    const onCopy = (event: ClipboardEvent): void => {
      // Prevented: whoever did so has seen to it.
      if (event.defaultPrevented || isSecret(event.target)) return;
      const text = marked();
      if (text === '') return;
      if (text.length > longestCopy) {
        void client.users.copied({ where: 'clipboard' });
        return;
      }
      // Prevented with nothing laid out, Chromium leaves the clipboard as it is.
      event.preventDefault();
      void copy(text);
      // The event stands for the whole command: what was cut still has to go.
      if (event.type === 'cut') document.execCommand('delete');
    };

    // Linux keeps what is marked for the middle button, without anybody copying.
    const onMark = (): void => {
      if (isSecret(document.activeElement) || marked() === '') return;
      clearTimeout(resting);
      resting = setTimeout(() => void tellMarks(), markRest);
    };

    const copying = ['copy', 'cut'] as const;
    const marking = window.utvag.about.platform === 'linux' ? (['pointerup', 'keyup'] as const) : [];
    for (const sign of copying) addEventListener(sign, onCopy);
    for (const sign of marking) addEventListener(sign, onMark);
    return () => {
      clearTimeout(resting);
      resting = undefined;
      for (const sign of copying) removeEventListener(sign, onCopy);
      for (const sign of marking) removeEventListener(sign, onMark);
    };
  }, [sentence]);
};
