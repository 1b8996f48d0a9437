import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPdf, aPng, aProgram, bytes, jpegParts } from '../../testing/scan-samples.ts';
import { largestScan, scanOf } from './scan-rules.ts';

const { start, jfif, frame, scan, data, end } = jpegParts;

describe('a scan', () => {
  it('is a PDF, a PNG or a JPEG, by what it holds', () => {
    expect(scanOf(aPdf())).toEqual({ kind: 'pdf' });
    expect(scanOf(aPng)).toEqual({ kind: 'png' });
    expect(scanOf(aJpeg)).toEqual({ kind: 'jpeg' });
  });

  it.each([
    ['nothing at all', new Uint8Array(), 'scan-empty'],
    ['a Windows program', aProgram, 'scan-program'],
    ['a Linux program', bytes([0x7f], 'ELF', [2, 1, 1]), 'scan-program'],
    ['a script', bytes('#!/bin/sh\nrm -rf /\n'), 'scan-program'],
    ['a Mac program', bytes([0xcf, 0xfa, 0xed, 0xfe, 7]), 'scan-program'],
    ['a text', bytes('Jag samtycker.'), 'scan-type'],
    ['an archive', bytes('PK\u0003\u0004', [0, 0]), 'scan-type'],
    ['a program behind the first letters of a PDF', bytes('%PDF-', aProgram), 'scan-damaged'],
    ['a PDF whose header does not come first', bytes('\n', aPdf()), 'scan-type'],
    ['a PDF of no version', bytes('%PDF-x.y', aPdf()), 'scan-damaged'],
    ['a PDF cut short', aPdf().subarray(0, 80), 'scan-damaged'],
    ['a PNG cut short', aPng.subarray(0, -5), 'scan-damaged'],
    ['a PNG with a program after its end', bytes(aPng, aProgram), 'scan-damaged'],
    ['the signature of a PNG alone', aPng.subarray(0, 8), 'scan-damaged'],
    [
      'a PNG that begins with something else than its size',
      bytes(aPng.subarray(0, 8), [0, 0, 0, 0], 'IDAT', [0, 0, 0, 0], aPng.subarray(8)),
      'scan-damaged',
    ],
    ['a PNG without width', bytes(aPng.subarray(0, 16), [0, 0, 0, 0], aPng.subarray(20)), 'scan-damaged'],
    ['a PNG without height', bytes(aPng.subarray(0, 20), [0, 0, 0, 0], aPng.subarray(24)), 'scan-damaged'],
    ['a JPEG that never ends', bytes(start, jfif, frame, scan, data), 'scan-damaged'],
    ['a JPEG without a picture', bytes(start, jfif, frame, end), 'scan-damaged'],
    ['a JPEG without a size', bytes(start, jfif, scan, data, end), 'scan-damaged'],
    ['a JPEG of no height', bytes(start, [...frame.slice(0, 5), 0, 0, ...frame.slice(7)], scan, data, end), 'scan-damaged'],
    ['a JPEG of no width', bytes(start, [...frame.slice(0, 7), 0, 0, ...frame.slice(9)], scan, data, end), 'scan-damaged'],
    ['a JPEG with a table where the size should be', bytes(start, [0xff, 0xc4, ...frame.slice(2)], scan, data, end), 'scan-damaged'],
    ['a program behind the first bytes of a JPEG', bytes(start, [0xff], aProgram), 'scan-damaged'],
    ['the first bytes of a JPEG alone', bytes(start, [0xff]), 'scan-damaged'],
  ] as const)('is not %s', (_, content, problem) => {
    expect(scanOf(content)).toEqual({ problem });
  });

  it('may have what cameras write: fill bytes before a marker, and something after the end', () => {
    expect(scanOf(bytes(start, [0xff], jfif, frame, scan, data, end, [0, 1, 2]))).toEqual({ kind: 'jpeg' });
    expect(scanOf(bytes(start, [0xff, 0xc2], frame.slice(2), scan, data, end))).toEqual({ kind: 'jpeg' });
  });

  it('may be twenty megabytes and not one byte more', () => {
    const large = (size: number) => aPdf(1, { objects: '%'.padEnd(size - aPdf(1).length, 'x') });
    expect(scanOf(large(largestScan))).toEqual({ kind: 'pdf' });
    expect(scanOf(large(largestScan + 1))).toEqual({ problem: 'scan-too-large' });
  });

  it('is told from any bytes whatever without a fault', () => {
    const begin = fc.constantFrom(
      new Uint8Array(),
      aPng.subarray(0, 8),
      aPng.subarray(0, 20),
      bytes(start, [0xff]),
      bytes(start, jfif),
      bytes('%PDF-1.7\n'),
    );
    fc.assert(
      fc.property(begin, fc.uint8Array({ maxLength: 300 }), (first, rest) => {
        const found = scanOf(bytes(first, rest));
        expect('kind' in found || found.problem.startsWith('scan-')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
