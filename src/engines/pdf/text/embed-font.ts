import type { EmbeddedFont } from './embedded-font';
import type { UsedGlyph } from './stable-font';

/** An object of a PDF that is written once it is ended. */
export interface PdfObject {
  data: Record<string, unknown>;
  end(content?: Uint8Array | string): void;
}

type Documents = { ref(data?: Record<string, unknown>): PdfObject };

/** Characters of one block of a ToUnicode map, at most, by the standard. */
const BLOCK = 100;

/**
 * Writes a font with the glyphs that were used, and a map from the codes of the pages to the glyphs' new
 * places. `target` is the object that pages refer to.
 */
export function embedFont(
  document: PDFKit.PDFDocument,
  target: PdfObject,
  font: EmbeddedFont,
  glyphs: readonly UsedGlyph[],
): void {
  const objects = document as unknown as Documents;
  const sorted = [...glyphs].sort((one, other) => one.id - other.id);
  const name = `TABLES+${font.font.postscriptName.replaceAll(' ', '_')}`;
  const { file, places } = cutOut(font, sorted);
  const descendant = write(objects, {
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: new String('Adobe'),
      Ordering: new String('Identity'),
      Supplement: 0,
    },
    FontDescriptor: describe(objects, font, name, stream(objects, file)),
    W: sorted.flatMap(({ id, advance }) => [id, [advance]]),
    CIDToGIDMap: stream(objects, places),
  });
  target.data = {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: stream(objects, unicodeMap(sorted)),
  };
  target.end();
}

/** Cuts the used glyphs out of a font file; `places` has two bytes for each code. */
function cutOut(
  { font }: EmbeddedFont,
  sorted: readonly UsedGlyph[],
): { file: Uint8Array; places: Buffer } {
  const subset = font.createSubset();
  const places = Buffer.alloc(2 * ((sorted.at(-1)?.id ?? 0) + 1));
  for (const { id } of sorted) places.writeUInt16BE(subset.includeGlyph(id), 2 * id);
  return { file: subset.encode(), places };
}

function describe(
  objects: Documents,
  { font, scale, ascender, descender, capHeight, xHeight }: EmbeddedFont,
  name: string,
  file: PdfObject,
): PdfObject {
  const { minX, minY, maxX, maxY } = font.bbox;
  return write(objects, {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: [minX, minY, maxX, maxY].map((edge) => edge * scale),
    ItalicAngle: font.italicAngle,
    Ascent: ascender,
    Descent: descender,
    CapHeight: capHeight || ascender,
    XHeight: xHeight || 0,
    StemV: 0,
    FontFile2: file,
  });
}

/** Tells readers which characters a code stands for, so that text can be searched and copied. */
function unicodeMap(sorted: readonly UsedGlyph[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < sorted.length; start += BLOCK) {
    const block = sorted.slice(start, start + BLOCK);
    const lines = block.map(({ id, text }) => {
      const characters = Buffer.from(String.fromCodePoint(...text), 'utf16le').swap16();
      return `<${id.toString(16).padStart(4, '0')}> <${characters.toString('hex')}>`;
    });
    blocks.push(`${block.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n');
}

function stream(objects: Documents, content: Uint8Array | string): PdfObject {
  const object = objects.ref();
  object.end(content);
  return object;
}

function write(objects: Documents, data: Record<string, unknown>): PdfObject {
  const object = objects.ref(data);
  object.end();
  return object;
}
