import { deflateSync, crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJpeg, aPng, aProgram, bytes, jpegParts } from '../../../testing/scan-samples.ts';
import { longestSide, mostPixels, pictureCopy } from './picture-copy.ts';

const { start, jfif, frame, scan, data, end } = jpegParts;

const four = (value: number): readonly number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (name: string, content: Uint8Array | readonly number[] | string = []): Uint8Array => {
  const body = bytes(name, content);
  return bytes(four(body.length - 4), body, four(crc32(body)));
};
const signature = aPng.subarray(0, 8);
type Made = {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  readonly colour?: number;
  readonly interlace?: number;
};
const header = ({ width = 1, height = 1, depth = 8, colour = 0, interlace = 0 }: Made = {}): Uint8Array =>
  chunk('IHDR', [...four(width), ...four(height), depth, colour, 0, 0, interlace]);
const rows = (size: number): Uint8Array => chunk('IDAT', deflateSync(new Uint8Array(size)));
const tail = chunk('IEND');
/** After the header and before the data. */
const pngWith = (...parts: readonly Uint8Array[]): Uint8Array => bytes(aPng.subarray(0, 33), ...parts, aPng.subarray(33));

const exif = (little: boolean, ...entries: readonly (readonly [tag: number, value: number])[]): Uint8Array => {
  const two = (value: number): readonly number[] => (little ? [value & 255, value >> 8] : [value >> 8, value & 255]);
  const wide = (value: number): readonly number[] => (little ? four(value).toReversed() : four(value));
  const tiff = bytes(
    little ? 'II' : 'MM',
    two(42),
    wide(8),
    two(entries.length),
    ...entries.map(([tag, value]) => bytes(two(tag), two(3), wide(1), two(value), [0, 0])),
    wide(0),
    'HIDDEN place',
  );
  return segment(0xe1, bytes('Exif\0\0', tiff));
};
const segment = (marker: number, content: Uint8Array | string): Uint8Array => bytes([0xff, marker, 0, content.length + 2], content);
const jpegWith = (...parts: readonly Uint8Array[]): Uint8Array => bytes(start, jfif, ...parts, aJpeg.subarray(start.length + jfif.length));

const copied = async (kind: 'png' | 'jpeg', file: Uint8Array): Promise<Uint8Array> => {
  const copy = await pictureCopy(kind, file);
  if ('problem' in copy) throw new Error(copy.problem);
  return copy.content;
};

describe('the copy of a picture', () => {
  it('is the file itself, where that holds nothing but its picture', async () => {
    expect(await copied('png', aPng)).toEqual(aPng);
    expect(await copied('jpeg', aJpeg)).toEqual(aJpeg);
  });

  it.each([
    ['a text', pngWith(chunk('tEXt', 'Author\0HIDDEN'))],
    ['a place', pngWith(chunk('eXIf', 'HIDDEN'))],
    ['a private chunk with a program', pngWith(chunk('prVt', 'MZHIDDEN'))],
    ['a text after the data', bytes(aPng.subarray(0, -12), chunk('zTXt', 'HIDDEN'), tail)],
    ['an animation', pngWith(chunk('acTL', 'HIDDEN..'))],
    ['something after the packed rows', bytes(signature, header(), chunk('IDAT', bytes(deflateSync(new Uint8Array(2)), 'MZHIDDEN')), tail)],
  ])('has nothing of a PNG beside it: %s', async (_what, file) => {
    const copy = await copied('png', file);
    expect(Buffer.from(copy).toString('latin1')).not.toContain('HIDDEN');
    expect(await copied('png', copy)).toEqual(copy);
  });

  it.each([
    ['Exif', jpegWith(exif(false))],
    ['Exif with how the camera was held', jpegWith(exif(true, [256, 3], [274, 6]))],
    ['XMP', jpegWith(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0HIDDEN'))],
    ['a colour profile', jpegWith(segment(0xe2, 'ICC_PROFILE\0\x01\x01HIDDEN'))],
    ['IPTC', jpegWith(segment(0xed, 'Photoshop 3.0\0HIDDEN'))],
    ['a comment', jpegWith(segment(0xfe, 'HIDDEN'))],
    ['a thumbnail', bytes(start, [0xff, 0xe0, 0, 22, ...jfif.slice(4, 16), 2, 1], 'HIDDEN', aJpeg.subarray(start.length + jfif.length))],
    ['more than its colours in what Adobe writes', jpegWith(segment(0xee, 'Adobe\0d\0\0\0\0\x01HIDDEN'))],
    ['an archive after its end', bytes(aJpeg, 'PK\u0003\u0004HIDDEN')],
  ])('has nothing of a JPEG beside it: %s', async (_what, file) => {
    const copy = await copied('jpeg', file);
    expect(Buffer.from(copy).toString('latin1')).not.toContain('HIDDEN');
    expect(await copied('jpeg', copy)).toEqual(copy);
  });

  it('keeps what the picture is drawn from: palette, transparency, brightness, colours, and how the camera was held', async () => {
    const [sRgb, gamma, palette, clear] = [
      chunk('sRGB', [0]),
      chunk('gAMA', [0, 0, 177, 143]),
      chunk('PLTE', [1, 2, 3]),
      chunk('tRNS', [9]),
    ];
    const png = bytes(signature, header({ colour: 3 }), sRgb, gamma, palette, clear, rows(2), tail);
    expect(await copied('png', png)).toEqual(png);
    for (const little of [true, false]) {
      const copy = await copied('jpeg', jpegWith(exif(little, [256, 3], [274, 6])));
      expect(Buffer.from(copy).toString('latin1')).toContain('Exif\0\0MM\0*');
      expect(copy.length).toBe(aJpeg.length + 36);
    }
    expect(await copied('jpeg', jpegWith(exif(true, [274, 9])))).toEqual(aJpeg);
    const adobe = Buffer.from(await copied('jpeg', jpegWith(segment(0xee, 'Adobe\0d\0\0\0\0\x02')))).toString('latin1');
    expect(adobe).toContain('Adobe\0d\0\0\0\0\x02');
  });

  it('is made of pictures in several scans, with restarts and fill bytes, and of data in several chunks', async () => {
    const table = bytes([0xff, 0xc4, 0, 20], [0, 1], new Uint8Array(15), [7]);
    const made = bytes(start, [0xff], jfif, [0xff, 0xc2], frame.slice(2), scan, data, [0xff, 0xd0, 1, 0xff], table, scan, data, end);
    expect(await copied('jpeg', made)).toEqual(
      bytes(start, jfif, [0xff, 0xc2], frame.slice(2), scan, data, [0xff, 0xd0, 1], [0xff], table, scan, data, end),
    );
    const packed = deflateSync(new Uint8Array(2));
    const several = bytes(signature, header(), chunk('IDAT', packed.subarray(0, 3)), chunk('IDAT', packed.subarray(3)), tail);
    expect(await copied('png', several)).toEqual(bytes(signature, header(), chunk('IDAT', packed), tail));
  });

  it.each([
    ['grey', {}, 3 * 6],
    ['one bit a pixel', { depth: 1 }, 3 * 2],
    ['colours of 16 bits and transparency', { depth: 16, colour: 6 }, 3 * (1 + 5 * 8)],
    // 15 pixels in seven rows of six passes, counted by hand.
    ['interlaced', { interlace: 1 }, 15 + 7],
  ])('unpacks to as many bytes as its header says: %s', async (_what, made, size) => {
    const file = (bytesThere: number) => bytes(signature, header({ width: 5, height: 3, ...made }), rows(bytesThere), tail);
    await copied('png', file(size));
    expect(await pictureCopy('png', file(size - 1))).toEqual({ problem: 'scan-damaged' });
    expect(await pictureCopy('png', file(size + 1))).toEqual({ problem: 'scan-damaged' });
  });

  const png = (made: Made, size = 1) => bytes(signature, header(made), rows(size), tail);
  const jpegOf = (width: number, height: number) =>
    bytes(start, jfif, frame.slice(0, 5), [height >> 8, height & 255, width >> 8, width & 255], frame.slice(9), scan, data, end);
  it.each([
    ['png', 'in all', png({ width: 60_000, height: 60_000 })],
    ['png', 'along a side', png({ width: 1, height: longestSide + 1 })],
    ['png', 'in all, by one row', png({ width: 20_000, height: mostPixels / 20_000 + 1 })],
    ['jpeg', 'in all', jpegOf(20_000, mostPixels / 20_000 + 1)],
    ['jpeg', 'along a side', jpegOf(longestSide + 1, 1)],
  ] as const)('is not made of a %s with too many pixels %s', async (kind, _where, file) => {
    expect(await pictureCopy(kind, file)).toEqual({ problem: 'scan-too-many-pixels' });
  });
  it('is made of the largest there may be', async () => {
    for (const file of [jpegOf(20_000, mostPixels / 20_000), jpegOf(longestSide, 1)]) expect(await copied('jpeg', file)).toEqual(file);
  });

  it.each([
    ['a PNG cut short', aPng.subarray(0, -5)],
    ['a PNG with a program after its end', bytes(aPng, aProgram)],
    ['the signature of a PNG alone', aPng.subarray(0, 8)],
    [
      'a PNG that begins with something else than its size',
      bytes(aPng.subarray(0, 8), [0, 0, 0, 0], 'IDAT', [0, 0, 0, 0], aPng.subarray(8)),
    ],
    ['a PNG without width', bytes(aPng.subarray(0, 16), [0, 0, 0, 0], aPng.subarray(20))],
    ['a PNG without height', bytes(aPng.subarray(0, 20), [0, 0, 0, 0], aPng.subarray(24))],
    ['a JPEG that never ends', bytes(start, jfif, frame, scan, data)],
    ['a JPEG without a picture', bytes(start, jfif, frame, end)],
    ['a JPEG without a size', bytes(start, jfif, scan, data, end)],
    ['a JPEG of no height', bytes(start, [...frame.slice(0, 5), 0, 0, ...frame.slice(7)], scan, data, end)],
    ['a JPEG of no width', bytes(start, [...frame.slice(0, 7), 0, 0, ...frame.slice(9)], scan, data, end)],
    ['a JPEG with a table where the size should be', bytes(start, [0xff, 0xc4, ...frame.slice(2)], scan, data, end)],
    ['a program behind the first bytes of a JPEG', bytes(start, [0xff], aProgram)],
    ['the first bytes of a JPEG alone', bytes(start, [0xff])],
    ['a PNG with a wrong checksum', bytes(aPng.subarray(0, -1), [0])],
    ['a PNG with a wrong checksum in what is left behind', pngWith(bytes(chunk('tEXt', 'a').subarray(0, -1), [0]))],
    ['a PNG whose data is in two places', bytes(signature, header(), rows(2), chunk('tEXt', 'a'), rows(2), tail)],
    ['a PNG without data', bytes(signature, header(), tail)],
    ['a PNG whose data is not packed', bytes(signature, header(), chunk('IDAT', 'aaaa'), tail)],
    ['a PNG with a second header', bytes(signature, header(), header(), rows(2), tail)],
    ['a PNG with a palette of no colours', bytes(signature, header(), chunk('PLTE', [1, 2]), rows(2), tail)],
    ['a PNG of a colour type that there is not', bytes(signature, header({ colour: 5 }), rows(2), tail)],
    ['a PNG of a depth that there is not', bytes(signature, header({ depth: 3 }), rows(2), tail)],
    ['a JPEG with two frames', bytes(start, frame, frame, scan, data, end)],
    ['a JPEG of a kind that no browser draws', bytes(start, [0xff, 0xc3], frame.slice(2), scan, data, end)],
    ['a JPEG with a number of lines after its data', bytes(start, frame, scan, data, [0xff, 0xdc, 0, 4, 0, 9], end)],
    ['a JPEG with a frame longer than its components', bytes(start, [...frame.slice(0, 3), 12, ...frame.slice(4), 0], scan, data, end)],
  ] as const)('is not made of %s', async (what, file) => {
    expect(await pictureCopy(what.includes('PNG') ? 'png' : 'jpeg', file)).toEqual({ problem: 'scan-damaged' });
  });

  it('is made of any bytes without a fault, or is not', async () => {
    const cut = fc.tuple(fc.constantFrom(pngWith(chunk('tEXt', 'a')), jpegWith(exif(true, [274, 6]))), fc.nat(), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(cut, async ([file, at, value]) => {
        const changed = file.with(at % file.length, value);
        const kind = file[0] === 0x89 ? 'png' : 'jpeg';
        const copy = await pictureCopy(kind, changed);
        if ('problem' in copy) expect(copy.problem).toMatch(/^scan-/);
        else expect(await copied(kind, copy.content)).toEqual(copy.content);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the tables of a JPEG', () => {
  const huffman = bytes([0xff, 0xc4, 0, 20], [0, 1], new Uint8Array(15), [7]);
  const quantised = bytes([0xff, 0xdb, 0, 67], [0], new Uint8Array(64));
  const precise = bytes([0xff, 0xdb, 0, 131], [0x11], new Uint8Array(128));
  const interval = bytes([0xff, 0xdd, 0, 4, 0, 8]);

  it('are kept, one or more in a segment', async () => {
    const both = bytes([0xff, 0xdb, 0, 132], quantised.subarray(4), quantised.subarray(4));
    const file = jpegWith(quantised, precise, both, huffman, interval);
    expect(await copied('jpeg', file)).toEqual(file);
  });

  it.each([
    ['a Huffman table', 0xc4, bytes(huffman.subarray(4), 'HIDDEN')],
    ['a quantisation table', 0xdb, bytes(quantised.subarray(4), 'HIDDEN')],
    ['the restart interval', 0xdd, bytes([0, 8], 'HIDDE')],
  ])('hold nothing behind %s', async (_, marker, content) => {
    expect(await pictureCopy('jpeg', jpegWith(segment(marker, content)))).toEqual({ problem: 'scan-damaged' });
  });
});
