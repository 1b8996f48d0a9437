import type { ElectronApi } from '../electron-api.ts';

/** Long enough to paste a number into a letter; short enough that the next person at the desk finds nothing. */
export const clipboardRest = 60_000;

export type ClipboardGuard = {
  /**
   * Puts it on the clipboard, marked for the system's history as not to be stored. Removed after a minute, unless something else has
   * replaced it.
   */
  readonly copy: (text: string) => Promise<void>;
  /** The page itself put something there: the current content of the clipboard is removed after a minute. */
  readonly watch: () => Promise<void>;
  /** Something was selected: on Linux it is removed after a minute from the selection that the middle button pastes. */
  readonly watchSelection: () => Promise<void>;
  /** Clears everything at once. Resolves when it is done. */
  readonly clearNow: () => Promise<void>;
};

/** A system-specific format alongside the text: https://electronjs.org/docs/latest/api/clipboard */
const systemFormat = (name: string): string => `electron application/osclipboard;format="${name}"`;

/** The system reads a 32-bit number; 0 means no. */
const no = (): Blob => new Blob([new Uint8Array(4)]);

/**
 * Tells clipboard histories and clouds not to store it. Windows' own history obeys this
 * (https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats). macOS has no history of its own, and programs that keep one look
 * for http://nspasteboard.org. On Linux, KDE's obeys it. No others are known to respect any such mark. An empty format would not be written
 * at all.
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
 * Removes what came from the window. The text is kept here only to check whether the clipboard still holds it; anything the user has since
 * copied elsewhere is never touched.
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

/** Everything in the window is about people, so all text is treated the same. */
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
        // Better to copy without the mark than to leave the user with nothing to paste; it is still removed later.
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
