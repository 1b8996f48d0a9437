const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Title, language and the accessibility claim as XMP (ISO 16684-1): PDF/UA-1, ISO 14289-1, 5. */
const xmp = (title: string, language: string): string => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;

const textOf = (value: unknown): string => (hasText(value) ? value.decodeText() : '');
const hasText = (value: unknown): value is { decodeText: () => string } =>
  typeof value === 'object' && value !== null && 'decodeText' in value;

/**
 * A tagged PDF printed by Chromium, with what readers look for first: the PDF/UA identification and the title in its metadata. What
 * Chromium reveals about the computer (program, system, time) is removed, so the same paper gives the same bytes. Throws for anything that
 * is not a PDF.
 */
export const identifiedPdf = async (bytes: Uint8Array): Promise<Uint8Array> => {
  // Loaded when the first paper leaves: every unlock waits for what the core loads at startup.
  const { PDFDict, PDFDocument, PDFName } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const title = document.getTitle() ?? '';
  const language = textOf(catalog.get(PDFName.of('Lang'))) || 'sv';
  const stream = context.stream(new TextEncoder().encode(xmp(title, language)), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
  const info = context.lookup(context.trailerInfo.Info);
  if (info instanceof PDFDict) for (const [key] of info.entries()) if (key.decodeText() !== 'Title') info.delete(key);
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
};
