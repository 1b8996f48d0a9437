import type { ElectronApi } from './electron-api.ts';

/** Long enough to paste a number into a letter; short enough that the next person at the desk finds nothing. */
export const clipboardRest = 60_000;

export type ClipboardGuard = {
  /** Something was copied in the window: what the clipboard holds now goes in a minute, unless something else took its place. */
  readonly watch: () => Promise<void>;
  /** The same at once. Resolves when it is gone. */
  readonly clearNow: () => Promise<void>;
};

/**
 * Takes back what was copied from the window. Everything in it is about people, so no text is told apart from another. The copy is
 * kept here only to see whether the clipboard still holds it; what a person copied elsewhere meanwhile is never touched.
 */
export const guardClipboard = ({ clipboard }: Pick<ElectronApi, 'clipboard'>): ClipboardGuard => {
  let copied: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  const clearNow = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = copied;
    copied = null;
    // A clipboard that cannot be read is left alone.
    if (mine !== null && (await clipboard.readText().catch(() => null)) === mine) clipboard.clear();
  };

  return {
    watch: async () => {
      const text = await clipboard.readText().catch(() => '');
      if (text === '') return;
      copied = text;
      clearTimeout(timer);
      timer = setTimeout(() => void clearNow(), clipboardRest);
      timer.unref();
    },
    clearNow,
  };
};
