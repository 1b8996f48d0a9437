import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, linuxSizes, macElements, windowsSizes } from './icons.mjs';

const folder = join(import.meta.dirname, 'icons');
const read = (name: string): Buffer => readFileSync(join(folder, name));

/** A PNG's width and height, from its first chunk; throws on anything else. */
const pngSize = (file: Buffer): readonly [number, number] => {
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(file.toString('latin1', 12, 16)).toBe('IHDR');
  return [file.readUInt32BE(16), file.readUInt32BE(20)];
};

test('the icons are drawn from the drawings as they are now (if not: node build/icons.mjs)', () => {
  expect(read('fingerprint.txt').toString().trim()).toBe(fingerprint());
});

test.each(linuxSizes)('Linux has an icon of %i pixels', (size) => {
  expect(pngSize(read(`linux/${size}x${size}.png`))).toEqual([size, size]);
});

test('Linux has the sizes from 16 to 1024 that its menus ask for', () => {
  for (const size of [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]) expect(linuxSizes).toContain(size);
});

test('Windows has one file with every size, each at the place its directory says, the largest as PNG', () => {
  const file = read('icon.ico');
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, windowsSizes.length]);
  let end = 6 + 16 * windowsSizes.length;
  for (const [index, size] of windowsSizes.entries()) {
    const at = 6 + 16 * index;
    const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
    expect([file.readUInt8(at), file.readUInt8(at + 1)]).toEqual([size % 256, size % 256]);
    expect(offset).toBe(end);
    const picture = file.subarray(offset, offset + length);
    if (size === 256) expect(pngSize(picture)).toEqual([256, 256]);
    else {
      // A bitmap's header: its own length, width, and twice the height because of the mask after the colours.
      expect([picture.readUInt32LE(0), picture.readInt32LE(4), picture.readInt32LE(8)]).toEqual([40, size, 2 * size]);
      expect(length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
    }
    end = offset + length;
  }
  expect(file).toHaveLength(end);
  expect(windowsSizes).toEqual(expect.arrayContaining([16, 20, 24, 32, 40, 48, 64, 256]));
});

test('macOS has one file with every size, also for dense screens', () => {
  const file = read('icon.icns');
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const found: Record<string, number> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const [width, height] = pngSize(file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
    expect(height).toBe(width);
    found[file.toString('latin1', at, at + 4)] = width;
  }
  expect(found).toEqual(macElements);
});
