import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it, test } from 'vitest';
import { aJpeg, aPdf, bytes, jpegParts } from '../../../testing/scan-samples.ts';
import { mostPixels } from './picture-copy.ts';
import { pdfCopy } from './pdf-copy.ts';

/** What another PDF reader finds: the text of each page, and anything active. */
const seenByAnother = async (content: Uint8Array) => {
  const document = await getDocument({ data: content.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)));
  const seen = {
    texts: await Promise.all(
      pages.map(async (page) => (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')),
    ),
    annotations: (await Promise.all(pages.map((page) => page.getAnnotations()))).flat().length,
    scripts: await document.getJSActions(),
    attachments: await document.getAttachments(),
    info: Object.keys((await document.getMetadata()).info).filter((key) => ['Title', 'Author', 'Producer'].includes(key)),
  };
  await document.loadingTask.destroy();
  return seen;
};

const copied = async (bytes: Uint8Array) => {
  const copy = await pdfCopy(bytes);
  if ('problem' in copy) throw new Error(`no copy: ${copy.problem}`);
  return copy;
};

const objectStream = (objects: readonly string[]): string => {
  const places = objects.map((_, i) => `${600 + i} ${objects.slice(0, i).join(' ').length + (i === 0 ? 0 : 1)}`).join(' ');
  const packed = deflateSync(Buffer.from(`${places} ${objects.join(' ')}`, 'latin1')).toString('latin1');
  return `500 0 obj <</Type /ObjStm /N ${objects.length} /First ${places.length + 1} /Filter /FlateDecode /Length ${packed.length}>> stream\n${packed}\nendstream endobj\n`;
};

describe('a copy of a scanned PDF', () => {
  it('has its pages and their text, as another reader sees them', async () => {
    const copy = await copied(aPdf(3));
    expect(copy.pages).toBe(3);
    expect(await seenByAnother(copy.content)).toEqual({
      texts: Array<string>(3).fill('Jag samtycker till detta'),
      annotations: 0,
      scripts: null,
      attachments: null,
      info: [],
    });
  });

  it('is the same each time, and a copy of a copy is the copy', async () => {
    const { content } = await copied(aPdf(2));
    expect((await copied(aPdf(2))).content).toEqual(content);
    expect((await copied(content)).content).toEqual(content);
  });

  it('leaves links, bookmarks, metadata and optional layers behind', async () => {
    const { content } = await copied(
      aPdf(1, {
        catalog: '/Outlines 500 0 R /Metadata 501 0 R /OCProperties <</D <<>>>> /Lang (sv)',
        page: '/Annots [502 0 R] /PieceInfo <</Hemligt <<>>>> /LastModified (D:2026)',
        objects: `500 0 obj <</Type /Outlines /Title (Hemligt)>> endobj
501 0 obj <</Type /Metadata /Length 7>> stream\nHemligt\nendstream endobj
502 0 obj <</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (https://hemligt.invalid)>>>> endobj\n`,
        trailer: '/Info 503 0 R',
      }),
    );
    expect(Buffer.from(content).toString('latin1').toLowerCase()).not.toMatch(
      /hemligt|annots|outlines|metadata|pieceinfo|ocproperties|info/,
    );
  });

  test.each([
    ['a script', { objects: '500 0 obj <</S /JavaScript /JS (app.alert)>> endobj\n' }],
    ['a script whose name is spelt with a code', { objects: '500 0 obj <</S /J#61vaScript /J#53 (app.alert)>> endobj\n' }],
    ['an action whose name is spelt with codes', { objects: '500 0 obj <</S /#4cau#6ech /Win <<>>>> endobj\n' }],
    ['a script inside an object stream', { objects: objectStream(['<</S /JavaScript /JS (app.alert)>>', '<<>>']) }],
    ['a script that runs at the start', { catalog: '/OpenAction <</S /JavaScript /JS (app.alert)>>' }],
    ['a script among its names', { catalog: '/Names <</JavaScript <</Names [(a) 500 0 R]>>>>' }],
    ['a program that it starts', { objects: '500 0 obj <</S /Launch /F (cmd.exe)>> endobj\n' }],
    ['a form that is sent', { objects: '500 0 obj <</S /SubmitForm /F (http://invalid)>> endobj\n' }],
    ['data that is fetched', { objects: '500 0 obj <</S /ImportData /F (a.fdf)>> endobj\n' }],
    ['a way into another file', { objects: '500 0 obj <</S /GoToR /F (a.pdf)>> endobj\n' }],
    ['a way into an attached file', { objects: '500 0 obj <</S /GoToE>> endobj\n' }],
    ['a form in another language', { catalog: '/AcroForm <</XFA 500 0 R /Fields []>>' }],
    ['something that happens when it is closed', { catalog: '/AA <</WC 500 0 R>>' }],
    ['something that happens when a page is opened', { page: '/AA <</O 500 0 R>>' }],
    ['an attached file', { objects: '500 0 obj <</Type /EmbeddedFile /Length 2>> stream\nMZ\nendstream endobj\n' }],
    ['an attached file that belongs to a page', { page: '/AF [500 0 R]' }],
    ['attached files by name', { catalog: '/Names <</EmbeddedFiles <</Names []>>>>' }],
    ['a collection of files', { catalog: '/Collection <<>>' }],
    ['a stream that lies in another file', { objects: '500 0 obj <</F (c:/a) /Length 0>> stream\n\nendstream endobj\n' }],
    ['a film', { objects: '500 0 obj <</Type /Annot /Subtype /RichMedia>> endobj\n' }],
    ['a PostScript program', { objects: '500 0 obj <</Type /XObject /Subtype /PS /Length 0>> stream\n\nendstream endobj\n' }],
  ])('is not made of one with %s', async (_, additions) => {
    expect(await pdfCopy(aPdf(1, additions))).toEqual({ problem: 'scan-active' });
  });

  test.each([
    ['a signature drawn above the page', '/Annots [<</Type /Annot /Subtype /Ink /Rect [0 0 9 9]>>]'],
    ['a stamp', '/Annots [<</Type /Annot /Subtype /Stamp /Rect [0 0 9 9]>>]'],
    ['a field that was filled in', '/Annots [<</Type /Annot /Subtype /Widget /FT /Tx /V (Ja) /Rect [0 0 9 9]>>]'],
    ['a note whose kind is spelt with a code', '/Annots [<</Type /Annot /Subtype /Free#54ext /Rect [0 0 9 9]>>]'],
  ])('is not made of one with %s, which would be lost', async (_, page) => {
    expect(await pdfCopy(aPdf(1, { page }))).toEqual({ problem: 'scan-annotated' });
  });

  it('is not made of an encrypted one', async () => {
    const encrypt =
      '500 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012)>> endobj\n';
    const trailer = '/Encrypt 500 0 R /ID [<00> <00>]';
    expect(await pdfCopy(aPdf(1, { objects: encrypt, trailer }))).toEqual({ problem: 'scan-encrypted' });
  });

  test.each([
    ['without pages', aPdf(0)],
    [
      'whose pages lead back to themselves',
      Buffer.from(Buffer.from(aPdf(1)).toString('latin1').replace('/Kids [10 0 R]', '/Kids [2 0 R] '), 'latin1'),
    ],
    ['of arrays in arrays', aPdf(1, { page: `/Group <</CS ${'['.repeat(100)}${']'.repeat(100)}>>` })],
    [
      'whose picture is packed in an unknown way',
      aPdf(1, {
        page: '/Resources <</XObject <</I 500 0 R>>>>',
        objects: '500 0 obj <</Type /XObject /Subtype /Image /Filter /Crypt /Length 0>> stream\n\nendstream endobj\n',
      }),
    ],
  ])('is not made of one %s', async (_, bytes) => {
    expect(await pdfCopy(bytes)).toEqual({ problem: 'scan-damaged' });
  });

  it('is made of any file or refused in words, never with a fault', async () => {
    const whole = aPdf(2);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 12 }), async (at, bytes) => {
        const damaged = whole.slice();
        damaged.set(bytes.subarray(0, whole.length - at), at);
        const copy = await pdfCopy(damaged);
        if ('problem' in copy) expect(copy.problem).toMatch(/^scan-/);
        else expect(Buffer.from(copy.content).toString('latin1')).not.toMatch(/JavaScript|Launch|EmbeddedFile/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a picture in a scanned PDF', () => {
  const latin = (content: Uint8Array): string => Buffer.from(content).toString('latin1');
  type Picture = { readonly filter?: string; readonly width?: number; readonly height?: number };
  const withPicture = (content: Uint8Array, { filter = '/DCTDecode', width = 3, height = 2 }: Picture = {}): Uint8Array =>
    aPdf(1, {
      page: '/Resources <</XObject <</Im 500 0 R>>>>',
      objects: `500 0 obj <</Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace /DeviceGray
        /Filter ${filter} /Length ${content.length}>> stream\n${latin(content)}\nendstream endobj\n`,
    });
  const { start, jfif, frame, scan, data, end } = jpegParts;
  const exif = bytes([0xff, 0xe1, 0, 20], 'Exif\0\0HIDDEN place');
  const photographed = bytes(start, jfif, exif, frame, scan, data, end, 'PK HIDDEN');

  it.each([
    ['as it comes', photographed, '/DCTDecode'],
    ['by its short name', photographed, '[/DCT]'],
    ['packed once more', new Uint8Array(deflateSync(photographed)), '[/FlateDecode /DCTDecode]'],
    ['written as digits', bytes(`${Buffer.from(photographed).toString('hex')}>`), '[/ASCIIHexDecode /DCTDecode]'],
  ])('has no place, no name and nothing after its end: a JPEG %s', async (_, content, filter) => {
    const copy = latin((await copied(withPicture(content, { filter }))).content);
    expect(copy).not.toContain('HIDDEN');
    expect(copy).toContain(latin(aJpeg));
    expect(copy).toMatch(/\/Filter \/DCT(?:Decode)?\s/u);
  });

  const box = (name: string, content: Uint8Array | string): Uint8Array => bytes([0, 0, 0, 8 + content.length], name, content);
  const size = (width: number): Uint8Array => bytes([0xff, 0x51, 0, 12, 0, 0, 0, width >> 16, (width >> 8) & 255, width & 255, 0, 0, 0, 2]);
  const drawn = (width = 3): readonly [Uint8Array, Uint8Array] => [
    bytes([0xff, 0x4f], size(width)),
    bytes([0xff, 0x90, 0, 10], 'the tile'),
  ];
  const note = bytes([0xff, 0x64, 0, 10], 'HIDDEN! ');
  const [before, tiles] = drawn();
  const boxed = (main: Uint8Array): Uint8Array =>
    bytes(
      box('jP  ', '\r\n\x87\n'),
      box('xml ', 'HIDDEN'),
      box('jp2h', bytes(box('ihdr', 'header'), box('uuid', 'HIDDEN'))),
      box('jp2c', main),
    );

  it.each([
    ['in boxes', boxed(bytes(before, note, tiles)), 'ihdrheader'],
    ['alone', bytes(before, note, tiles), 'the tile'],
  ])('has no notes: a JPEG 2000 %s', async (_, content, kept) => {
    const copy = latin((await copied(withPicture(content, { filter: '/JPXDecode' }))).content);
    expect(copy).not.toContain('HIDDEN');
    expect(copy).toContain(kept);
    expect(copy).toContain(latin(bytes(before, tiles)));
  });

  it.each([
    ['by its own word', aJpeg, { width: mostPixels, height: 1 }],
    ['by a side', aJpeg, { width: 3, height: 30_001 }],
    ['by the JPEG’s', bytes(start, [0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0], scan, data, end), {}],
    ['by the JPEG 2000’s', bytes(...drawn(0xff_ff_ff)), { filter: '/JPXDecode' }],
    ['unpacked', new Uint8Array(deflateSync(new Uint8Array(9))), { filter: '/FlateDecode', width: 20_000, height: 20_000 }],
  ])('has no more pixels than a paper needs: %s', async (_, content, made) => {
    expect(await pdfCopy(withPicture(content, made))).toEqual({ problem: 'scan-too-many-pixels' });
  });

  it.each([
    ['no JPEG', bytes('HIDDEN'), '/DCTDecode'],
    ['a JPEG without an end', bytes(start, jfif, frame, scan, data), '/DCTDecode'],
    ['no JPEG 2000', bytes('HIDDEN'), '/JPXDecode'],
    ['a JPEG 2000 without a tile', before, '/JPXDecode'],
    ['a box that ends after the file', bytes([0, 0, 1, 0], 'jp2c', before), '/JPXDecode'],
  ])('is none: %s', async (_, content, filter) => {
    expect(await pdfCopy(withPicture(content, { filter }))).toEqual({ problem: 'scan-damaged' });
  });
});
