import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clipboardRest, guardClipboard } from './clipboard.ts';
import { recordElectron, type RecordedClipboard } from '../recording-electron.ts';

let board: RecordedClipboard;
let reads = 0;
/** Linux's second clipboard. */
const middle = { text: '', clear: () => void (middle.text = ''), readText: () => Promise.resolve(middle.text) };

const guard = (platform: NodeJS.Platform = 'win32') => {
  const { electron, clipboard } = recordElectron();
  board = clipboard;
  const read = clipboard.readText;
  clipboard.readText = () => {
    reads += 1;
    return read();
  };
  const selection = { readText: middle.readText, clear: middle.clear };
  return guardClipboard(
    { ClipboardItem: electron.ClipboardItem, clipboard: Object.assign(clipboard, platform === 'linux' ? { selection } : {}) },
    platform,
  );
};

const bytesOf = async (value: string | Blob | undefined): Promise<string | number[]> =>
  value instanceof Blob ? [...new Uint8Array(await value.arrayBuffer())] : String(value);

beforeEach(() => {
  middle.text = '';
  reads = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

it('takes back what was copied after a minute, and not before', async () => {
  const guarded = guard();
  board.text = '20100101-2382';
  await guarded.watch();
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  expect(board.text).toBe('20100101-2382');
  await vi.advanceTimersByTimeAsync(1);
  expect(board.text).toBe('');
});

it('leaves what was copied elsewhere meanwhile', async () => {
  const guarded = guard();
  board.text = 'ur en anteckning';
  await guarded.watch();
  board.text = 'ur ett annat program';
  await vi.advanceTimersByTimeAsync(clipboardRest);
  expect(board.text).toBe('ur ett annat program');
  await guarded.clearNow();
  expect(board.text).toBe('ur ett annat program');
});

it('counts from the last copy', async () => {
  const guarded = guard();
  board.text = 'ett';
  await guarded.watch();
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  board.text = 'två';
  await guarded.watch();
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  expect(board.text).toBe('två');
  await vi.advanceTimersByTimeAsync(1);
  expect(board.text).toBe('');
});

it('clears at once at a lock, and asks for nothing when nothing was copied', async () => {
  const guarded = guard();
  await guarded.clearNow();
  expect(reads).toBe(0);
  board.text = 'ett namn';
  await guarded.watch();
  await guarded.clearNow();
  expect(board.text).toBe('');
  await vi.advanceTimersByTimeAsync(clipboardRest);
  expect(reads).toBe(2);
});

it('does nothing when the clipboard cannot be read', async () => {
  const guarded = guard();
  board.readText = () => Promise.reject(new Error('denied'));
  board.clear = vi.fn();
  await guarded.watch();
  await guarded.clearNow();
  expect(board.clear).not.toHaveBeenCalled();
});

describe('what a clipboard history is told', () => {
  const system = (name: string): string => `electron application/osclipboard;format="${name}"`;

  const marks = {
    win32: {
      ExcludeClipboardContentFromMonitorProcessing: [0, 0, 0, 0],
      CanIncludeInClipboardHistory: [0, 0, 0, 0],
      CanUploadToCloudClipboard: [0, 0, 0, 0],
    },
    darwin: { 'org.nspasteboard.ConcealedType': '1', 'org.nspasteboard.TransientType': '1' },
    linux: { 'x-kde-passwordManagerHint': 'secret' },
  };

  it('is configured on every system: to keep nothing of what is copied, in the same write as the text', async () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      await guard(platform).copy('ett namn');
      const written = await Promise.all(Object.entries(board.formats).map(async ([name, value]) => [name, await bytesOf(value)] as const));
      expect(Object.fromEntries(written), platform).toEqual({
        'text/plain': 'ett namn',
        ...Object.fromEntries(Object.entries(marks[platform]).map(([name, value]) => [system(name), value])),
      });
    }
  });

  it('comes with the line ends that Windows writes itself', async () => {
    await guard('win32').copy('ett\ntvå');
    expect(board.text).toBe('ett\r\ntvå');
  });

  it('is nothing where the system takes no marks: the text is copied, and taken back all the same', async () => {
    const guarded = guard('linux');
    board.refusesFormats = true;
    await guarded.copy('ett namn');
    expect(board.formats).toEqual({ 'text/plain': 'ett namn' });
    await vi.advanceTimersByTimeAsync(clipboardRest);
    expect(board.text).toBe('');
  });
});

it('takes back what the window copied itself after a minute', async () => {
  await guard().copy('20100101-2382');
  await vi.advanceTimersByTimeAsync(clipboardRest - 1);
  expect(board.text).toBe('20100101-2382');
  await vi.advanceTimersByTimeAsync(1);
  expect([board.text, board.formats]).toEqual(['', {}]);
});

describe('what is only marked', () => {
  it('goes on Linux after a minute and at a lock, and not what was marked elsewhere meanwhile', async () => {
    const guarded = guard('linux');
    middle.text = 'ett namn';
    await guarded.watchSelection();
    await vi.advanceTimersByTimeAsync(clipboardRest);
    expect(middle.text).toBe('');
    middle.text = 'ett namn';
    await guarded.watchSelection();
    await guarded.clearNow();
    expect(middle.text).toBe('');
    middle.text = 'ett namn';
    await guarded.watchSelection();
    middle.text = 'ur ett annat program';
    await guarded.clearNow();
    expect(middle.text).toBe('ur ett annat program');
  });

  it('is kept apart from what was copied', async () => {
    const guarded = guard('linux');
    await guarded.copy('kopierat');
    middle.text = 'markerat';
    await vi.advanceTimersByTimeAsync(clipboardRest);
    expect([board.text, middle.text]).toEqual(['', 'markerat']);
  });

  it('is nowhere kept on other systems', async () => {
    const guarded = guard('darwin');
    await guarded.watchSelection();
    await guarded.clearNow();
    expect(reads).toBe(0);
  });
});
