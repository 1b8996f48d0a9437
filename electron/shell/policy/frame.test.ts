import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesLimit, frameLimit } from '../../base/contract.ts';
import { readArguments } from '../process/arguments.ts';
import { readCall } from './frame.ts';

describe('a call from the window', () => {
  it('passes text up to the limit and buffers beside it', () => {
    const text = 'x'.repeat(frameLimit);
    expect(readCall(text, [new Uint8Array(3)])).toEqual({ kind: 'call', text, bytes: [new Uint8Array(3)] });
  });

  it('is refused as too large: text, one buffer, many buffers', () => {
    const tooLarge = { kind: 'refused', code: 'frame-too-large' };
    expect(readCall('x'.repeat(frameLimit + 1), [])).toEqual(tooLarge);
    expect(readCall('{}', [new Uint8Array(bytesLimit + 1)])).toEqual(tooLarge);
    expect(
      readCall(
        '{}',
        Array.from({ length: 9 }, () => new Uint8Array(1)),
      ),
    ).toEqual(tooLarge);
  });

  it('is refused as malformed, whatever else arrives', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (text, bytes) => {
        const call = readCall(text, bytes);
        return (
          call.kind === 'refused' || (typeof text === 'string' && Array.isArray(bytes) && bytes.every((each) => each instanceof Uint8Array))
        );
      }),
    );
    expect(readCall('{}', ['AAAA'])).toEqual({ kind: 'refused', code: 'malformed-frame' });
  });
});

describe('the arguments', () => {
  it('are found among those of Electron and Chromium', () => {
    expect(readArguments(['.', '--inspect=0', '--register', '/srv/r', '--demo', '--lang', 'en', '--user-data-dir=/x'])).toEqual({
      register: '/srv/r',
      demo: true,
      language: 'en',
    });
  });

  it('fall back to the usual register, no demo, and the language kept in the program', () => {
    expect(readArguments(['--lang', 'de', '--register'])).toEqual({ register: null, demo: false, language: null });
  });
});
