import {
  EncryptedPDFError,
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  PDFWriter,
  decodePDFRawStream,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { activeActions, activeKeys, activeTypes, keptAnnotations, keptFilters, keptKeys, mapKeys, pageKeys } from './pdf-names.ts';
import { isTooLarge, jpegCopy, jpxCopy } from './picture-copy.ts';
import type { ScanProblem } from './scan-rules.ts';

/** Limits: a signed paper has a few pages. */
const most = { pages: 500, objects: 50_000, depth: 60 };

class Found extends Error {
  readonly problem: ScanProblem;
  constructor(problem: ScanProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Names are compared decoded: `/J#61vaScript` is `JavaScript` (ISO 32000-2, 7.3.5). */
const nameOf = (object: PDFObject | undefined): string => (object instanceof PDFName ? object.decodeText() : '');
const key = (name: string): PDFName => PDFName.of(name);

/** Refuses anything active, wherever it is in the file and whether or not anything points to it. */
const refuseActive = (object: PDFObject, depth = 0): void => {
  if (depth > most.depth) throw new Found('scan-damaged');
  if (object instanceof PDFArray) for (const each of object.asArray()) refuseActive(each, depth + 1);
  const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null;
  if (dict === null) return;
  for (const [name, value] of dict.entries()) {
    if (activeKeys.has(name.decodeText())) throw new Found('scan-active');
    refuseActive(value, depth + 1);
  }
  // A stream whose bytes are in another file.
  if (object instanceof PDFStream && dict.has(key('F'))) throw new Found('scan-active');
  if (activeActions.has(nameOf(dict.get(key('S'))))) throw new Found('scan-active');
  for (const name of ['Type', 'Subtype', 'FT']) if (activeTypes.has(nameOf(dict.get(key(name))))) throw new Found('scan-active');
};

/** Anything drawn or filled in on top of the page would be lost in a copy of the pages, perhaps a signature. */
const refuseAnnotated = (page: PDFPage): void => {
  const annotations = page.node.Annots()?.asArray() ?? [];
  for (const each of annotations) {
    const annotation = page.node.context.lookup(each);
    if (annotation instanceof PDFDict && !keptAnnotations.has(nameOf(annotation.get(key('Subtype'))))) throw new Found('scan-annotated');
  }
};

/** Other compression around a picture, which scanners seldom use and never with parameters. */
const unpacked = (contents: Uint8Array, filters: readonly string[]): Uint8Array => {
  const context = PDFContext.create();
  return decodePDFRawStream(PDFRawStream.of(context.obj({ Filter: filters.map(key) }), contents)).decode();
};
const contentOf = (copy: ReturnType<typeof jpegCopy>): Uint8Array => {
  if ('problem' in copy) throw new Found(copy.problem);
  return copy.content;
};

/** Copies what a page needs to be drawn, and nothing else: keys that are not listed are left behind. */
class Copier {
  readonly #from: PDFContext;
  readonly #to: PDFContext;
  readonly #made = new Map<string, PDFRef>();

  constructor(from: PDFContext, to: PDFContext) {
    this.#from = from;
    this.#to = to;
  }

  /** @param isMap whether the keys of this dictionary are names chosen by the file, as for fonts */
  copy(object: PDFObject | undefined, isMap = false, depth = 0): PDFObject {
    if (depth > most.depth) throw new Found('scan-damaged');
    if (object instanceof PDFRef) return this.#reference(object, isMap, depth);
    if (object instanceof PDFArray) {
      const made = PDFArray.withContext(this.#to);
      for (const each of object.asArray()) made.push(this.copy(each, false, depth + 1));
      return made;
    }
    if (object instanceof PDFDict) return this.#dict(object, isMap, depth);
    if (object instanceof PDFRawStream) {
      const dict = this.#dict(object.dict, false, depth);
      const filter = dict.lookup(key('Filter'));
      const filters = filter instanceof PDFArray ? filter.asArray() : filter === undefined ? [] : [filter];
      const names = filters.map((each) => nameOf(this.#to.lookup(each)));
      if (!names.every((each) => keptFilters.has(each))) throw new Found('scan-damaged');
      return this.#stream(dict, names, object.contents);
    }
    if (object instanceof PDFName || object instanceof PDFNumber || object instanceof PDFString || object instanceof PDFHexString)
      return object;
    return object instanceof PDFBool ? object : PDFNull;
  }

  /** A picture in the file is remade like a separate one: a photographed paper reveals where and when it was taken. */
  #stream(dict: PDFDict, filters: readonly string[], contents: Uint8Array): PDFRawStream {
    const side = (name: string): number => {
      const length = dict.lookup(key(name));
      return length instanceof PDFNumber ? length.asNumber() : 0;
    };
    if (isTooLarge(side('Width'), side('Height'))) throw new Found('scan-too-many-pixels');
    const [last, ...before] = filters.toReversed();
    const isJpeg = last === 'DCTDecode' || last === 'DCT';
    if (!isJpeg && last !== 'JPXDecode') return PDFRawStream.of(dict, contents);
    const packed = before.length === 0 ? contents : unpacked(contents, before.toReversed());
    const params = dict.lookup(key('DecodeParms'));
    if (params instanceof PDFArray) dict.set(key('DecodeParms'), params.asArray().at(-1) ?? PDFNull);
    dict.set(key('Filter'), key(last));
    return PDFRawStream.of(dict, contentOf(isJpeg ? jpegCopy(packed) : jpxCopy(packed)));
  }

  #dict(dict: PDFDict, isMap: boolean, depth: number): PDFDict {
    const made = PDFDict.withContext(this.#to);
    for (const [name, value] of dict.entries()) {
      const text = name.decodeText();
      if (isMap || keptKeys.has(text)) made.set(name, this.copy(value, !isMap && mapKeys.has(text), depth + 1));
    }
    return made;
  }

  #reference(ref: PDFRef, isMap: boolean, depth: number): PDFRef {
    const known = this.#made.get(ref.tag);
    if (known !== undefined) return known;
    if (this.#made.size >= most.objects) throw new Found('scan-damaged');
    const made = this.#to.nextRef();
    this.#made.set(ref.tag, made);
    this.#to.assign(made, this.copy(this.#from.lookup(ref), isMap, depth + 1));
    return made;
  }
}

const load = async (bytes: Uint8Array): Promise<PDFDocument> => {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  } catch (error) {
    throw new Found(error instanceof EncryptedPDFError ? 'scan-encrypted' : 'scan-damaged');
  }
};

const write = async (from: PDFDocument, pages: readonly PDFPage[]): Promise<Uint8Array> => {
  const to = PDFContext.create();
  const copier = new Copier(from.context, to);
  const tree = to.nextRef();
  const kids = pages.map(({ node }) => {
    const page = PDFDict.withContext(to);
    page.set(key('Type'), key('Page'));
    page.set(key('Parent'), tree);
    for (const name of pageKeys) {
      const value = node.getInheritableAttribute(key(name));
      if (value !== undefined) page.set(key(name), copier.copy(value));
    }
    return to.register(page);
  });
  to.assign(tree, to.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  to.trailerInfo.Root = to.register(to.obj({ Type: 'Catalog', Pages: tree }));
  return PDFWriter.forContext(to, Number.POSITIVE_INFINITY).serializeToBuffer();
};

/**
 * A PDF rebuilt from the pages of another: pictures, text and fonts, and no script, form, link, attachment, bookmark or
 * metadata. The same file always gives the same bytes. Returns the reason if no such copy can be made.
 */
export const pdfCopy = async (
  bytes: Uint8Array,
): Promise<{ readonly pages: number; readonly content: Uint8Array } | { readonly problem: ScanProblem }> => {
  try {
    const document = await load(bytes);
    const objects = document.context.enumerateIndirectObjects();
    if (objects.length > most.objects) throw new Found('scan-too-complex');
    for (const [, object] of objects) refuseActive(object);
    const pages = document.getPages();
    if (pages.length === 0 || pages.length > most.pages) throw new Found('scan-damaged');
    for (const page of pages) refuseAnnotated(page);
    return { pages: pages.length, content: await write(document, pages) };
  } catch (error) {
    // Anything the library cannot parse counts as a damaged file.
    return { problem: error instanceof Found ? error.problem : 'scan-damaged' };
  }
};
