import type { ElectronApi } from '../electron-api.ts';

/** Long enough to paste a number into a letter; short enough that the next person at the desk finds nothing. */
export const clipboardRest = 60_000;

export type ClipboardGuard = {
  /** Puts it on the clipboard, marked for the system's history as nothing to keep. Gone in a minute, unless something else took its place. */
  readonly copy: (text: string) => Promise<void>;
  /** The page put something there by itself: what the clipboard holds now goes in a minute. */
  readonly watch: () => Promise<void>;
  /** Something was marked: on Linux it goes in a minute from where the middle button finds it. */
  readonly watchSelection: () => Promise<void>;
  /** All of it at once. Resolves when it is gone. */
  readonly clearNow: () => Promise<void>;
};

/** A format of the system's own beside the text: https://electronjs.org/docs/latest/api/clipboard */
const systemFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;

/** The system reads a number of 32 bits; 0 says no. */
const no = (): Blob => new Blob([new Uint8Array(4)]);

/**
 * What tells histories and clouds of the clipboard to keep their hands off. Windows' own history obeys it
 * (https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats); a Mac has no history of its own, and programs that keep one look for
 * http://nspasteboard.org; on Linux KDE's does. No other is known to be bound by anything. An empty format would not be written at all.
 */
export const privacyMarks = (platform: NodeJS.Platform): Readonly<Record<string, string | Blob>> => {
  switch (platform) {
    case 'win32':
      return {
        [systemFormat('ExcludeClipboardContentFromMonitorProcessing')]: no(),
        [systemFormat('CanIncludeInClipboardHistory')]: no(),
        [systemFormat('CanUploadToCloudClipboard')]: no(),
      };
    case 'darwin':
      return { [systemFormat('org.nspasteboard.ConcealedType')]: '1', [systemFormat('org.nspasteboard.TransientType')]: '1' };
    case 'linux':
      return { [systemFormat('x-kde-passwordManagerHint')]: 'secret' };
    default:
      return {};
  }
};

type Place = { readonly readText: () => Promise<string>; readonly clear: () => void };

/**
 * Takes back what came from the window. The text is kept here only to see whether the place still holds it; what a person copied
 * elsewhere meanwhile is never touched.
 */
const guardPlace = (place: Place) => {
  let ours: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  const clearNow = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = ours;
    ours = null;
    // A clipboard that cannot be read is left alone.
    if (mine !== null && (await place.readText().catch(() => null)) === mine) place.clear();
  };

  const watch = async (): Promise<void> => {
    const text = await place.readText().catch(() => '');
    if (text === '') return;
    ours = text;
    clearTimeout(timer);
    timer = setTimeout(() => void clearNow(), clipboardRest);
    timer.unref();
  };

  return { watch, clearNow };
};

/** Everything in the window is about people, so no text is told apart from another. */
export const guardClipboard = (
  { clipboard, ClipboardItem }: Pick<ElectronApi, 'clipboard' | 'ClipboardItem'>,
  platform: NodeJS.Platform = process.platform,
): ClipboardGuard => {
  const board = guardPlace(clipboard);
  const { selection } = clipboard;
  const marked = selection === undefined ? null : guardPlace(selection);

  return {
    copy: async (text) => {
      // As Chromium writes it when it copies by itself.
      const plain = platform === 'win32' ? text.replace(/\r?\n/g, '\r\n') : text;
      try {
        await clipboard.write([new ClipboardItem({ 'text/plain': plain, ...privacyMarks(platform) })]);
      } catch {
        // Better without the mark than a person who finds nothing to paste; it is taken back all the same.
        await clipboard.writeText(plain);
      }
      await board.watch();
    },
    watch: board.watch,
    watchSelection: async () => {
      await marked?.watch();
    },
    clearNow: async () => {
      await Promise.all([board.clearNow(), marked?.clearNow()]);
    },
  };
};
