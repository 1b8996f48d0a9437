import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPdf, aPng, aProgram, bytes, jpegParts } from '../../../testing/scan-samples.ts';
import { scanParser } from './scan-parser.ts';
import { largestScan, scanOf } from './scan-rules.ts';

const { start, jfif } = jpegParts;

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
  ] as const)('is not %s', (_, content, problem) => {
    expect(scanOf(content)).toEqual({ problem });
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
    return fc.assert(
      fc.asyncProperty(begin, fc.uint8Array({ maxLength: 300 }), async (first, rest) => {
        const found = await scanParser.run({ bytes: bytes(first, rest) }, { progress: () => undefined, cancelled: () => false });
        expect('kind' in found || found.problem.startsWith('scan-')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
