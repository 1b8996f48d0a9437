/**
 * Draws the icon of every system from `icons/icon.svg` (and `icon-small.svg`, for sizes where detail would be noise): `node build/icons.mjs`.
 * What it writes is kept beside the drawings, so that packaging needs no drawing tool; `icons.test.ts` says when they have drifted apart.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { isMain, root } from './environment.mjs';

const folder = join(root, 'build/icons');
const drawings = ['icon.svg', 'icon-small.svg'];

/** Up to this many pixels the simple drawing is the clearer one. */
const smallUpTo = 40;

export const linuxSizes = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024];

/** Windows asks for these at 100, 125, 150, 200 and 400 per cent. */
export const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/** What each element of an .icns holds, in pixels; from ic11 on they are the sizes for a dense screen. */
export const macElements = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };

/** Apple's grid leaves a margin of 100 in 1024 around the tile. */
const macMargin = 100 / 1024;

/** @returns {string} changes with the drawings and with this script */
export const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of [...drawings.map((name) => join(folder, name)), join(root, 'build/icons.mjs')])
    hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  return hash.digest('hex');
};

/** Runs in the page, which has what Node has not: `({ address, size, inset })` → the picture and its pixels, in base64. */
const drawing = `async ({ address, size, inset }) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(image, inset, inset, size - 2 * inset, size - 2 * inset);
  const bytes = context.getImageData(0, 0, size, size).data;
  let pixels = '';
  for (let at = 0; at < bytes.length; at += 4096) pixels += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return { png: canvas.toDataURL('image/png').split(',')[1], pixels: btoa(pixels) };
}`;

/**
 * @param {import('playwright-core').Page} page
 * @param {number} size in pixels
 * @param {number} margin as a part of the size
 * @returns {Promise<{ png: Buffer, pixels: Buffer }>} the picture, and its pixels as RGBA from the top
 */
const draw = async (page, size, margin = 0) => {
  const svg = readFileSync(join(folder, size <= smallUpTo ? 'icon-small.svg' : 'icon.svg'), 'utf8');
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  /** @type {{ png: string, pixels: string }} */
  const drawn = await page.evaluate(`(${drawing})(${JSON.stringify({ address, size, inset: Math.round(size * margin) })})`);
  return { png: Buffer.from(drawn.png, 'base64'), pixels: Buffer.from(drawn.pixels, 'base64') };
};

/**
 * An uncompressed picture inside an .ico: older readers take a PNG for the largest size only.
 * @param {number} size
 * @param {Buffer} rgba
 */
const bitmap = (size, rgba) => {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  // Twice the height: the mask of one bit a pixel counts as a second half.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const rows = Buffer.alloc(size * size * 4);
  const maskRow = Math.ceil(size / 32) * 4;
  const mask = Buffer.alloc(maskRow * size);
  for (let y = 0; y < size; y += 1) {
    const below = size - 1 - y;
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4;
      const to = (below * size + x) * 4;
      rows.set([rgba[from + 2] ?? 0, rgba[from + 1] ?? 0, rgba[from] ?? 0, rgba[from + 3] ?? 0], to);
      const bit = below * maskRow + (x >> 3);
      if (rgba[from + 3] === 0) mask[bit] = (mask[bit] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return Buffer.concat([header, rows, mask]);
};

/** @param {{ size: number, data: Buffer }[]} pictures */
const ico = (pictures) => {
  const directory = Buffer.alloc(6 + 16 * pictures.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(pictures.length, 4);
  let offset = directory.length;
  for (const [index, { size, data }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // One byte each: 256 is written as 0.
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(data.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([directory, ...pictures.map(({ data }) => data)]);
};

/**
 * @param {string} name four letters
 * @param {Buffer} content
 */
const element = (name, content) => {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([header, content]);
};

const drawAll = async () => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('icons: there is no Chromium to draw with; UTVAG_CHROMIUM names one in an unusual place.');
  // As root Chromium's own sandbox does not start; it draws two files of ours.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage();
    mkdirSync(join(folder, 'linux'), { recursive: true });
    for (const size of linuxSizes) writeFileSync(join(folder, `linux/${size}x${size}.png`), (await draw(page, size)).png);
    const windows = [];
    for (const size of windowsSizes) {
      const { png, pixels } = await draw(page, size);
      windows.push({ size, data: size === 256 ? png : bitmap(size, pixels) });
    }
    writeFileSync(join(folder, 'icon.ico'), ico(windows));
    const mac = [];
    for (const [name, size] of Object.entries(macElements)) mac.push(element(name, (await draw(page, size, macMargin)).png));
    writeFileSync(join(folder, 'icon.icns'), element('icns', Buffer.concat(mac)));
    writeFileSync(join(folder, 'fingerprint.txt'), `${fingerprint()}\n`);
  } finally {
    await browser.close();
  }
};

if (isMain(import.meta.url)) await drawAll();
