/** Names of PDF (ISO 32000-2:2020), grouped by what they may do in a scan of a signed paper. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Keys of dictionaries that hold code, attached files, foreign forms or media: 7.7.4, 7.11.4, 12.6, 12.7.8, 13. */
export const activeKeys = words('JS JavaScript AA XFA EmbeddedFiles EF AF RichMediaContent RichMediaSettings Collection');

/** Kinds of action that run, fetch, send or open something: 12.6.4. A link within the file or to a web page only navigates. */
export const activeActions = words(`JavaScript Launch SubmitForm ImportData ResetForm Hide GoToR GoToE GoToDp Rendition Sound Movie
  RichMediaExecute GoTo3DView Thread`);

/** Kinds of object that are files, media or programs: 7.11.4, 8.8.2, 12.5.6. */
export const activeTypes = words('EmbeddedFile FileAttachment RichMedia Movie Sound Screen 3D PS');

/** Annotations without which a page looks the same: 12.5.6.5, 12.5.6.14. */
export const keptAnnotations = words('Link Popup');

/** The keys a page is drawn from: 7.7.3.3. */
export const pageKeys = [...words('MediaBox CropBox Rotate UserUnit Resources Contents Group')];

/** Keys whose dictionary has names chosen by the file: 7.8.3, 8.6.6.5, 9.6.4. */
export const mapKeys = words('ExtGState ColorSpace Pattern Shading XObject Font CharProcs Colorants');

/** Ways to compress a stream, without encryption: 7.4. */
export const keptFilters = words(`ASCIIHexDecode ASCII85Decode LZWDecode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode
  JPXDecode AHx A85 LZW Fl RL CCF DCT`);

/** Keys that describe pictures, fonts, colours, patterns and functions: 7.4, 7.8.3, 7.10, 8.4.5, 8.6–8.10, 9.5–9.10, 11.6. */
export const keptKeys = words(`
  Type Subtype Length Filter DecodeParms
  ExtGState ColorSpace Pattern Shading XObject Font ProcSet Resources
  Width Height BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte
  K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError Predictor Colors EarlyChange ColorTransform JBIG2Globals
  FormType BBox Matrix Group S CS I
  BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo Registry Ordering Supplement DW W DW2 W2
  CIDToGIDMap Name FontBBox FontMatrix CharProcs Differences BaseEncoding WMode UseCMap CMapName
  FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth
  MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Length1 Length2 Length3
  LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK G BC
  N Alternate Range WhitePoint BlackPoint Gamma Colorants Process Components
  PatternType PaintType TilingType XStep YStep
  ShadingType Background AntiAlias Coords Domain Function Extend BitsPerCoordinate BitsPerFlag VerticesPerRow
  FunctionType Size BitsPerSample Order Encode C0 C1 Functions Bounds
`);
