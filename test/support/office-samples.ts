import { buffer } from 'node:stream/consumers';
import { Workbook } from 'exceljs';
import { ZipFile } from 'yazl';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** Makes a Word document of one paragraph. */
export function docx(text: string): Promise<Buffer> {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return openXml({
    main: ['word/document.xml', `${OPEN_XML}.wordprocessingml.document.main+xml`],
    parts: {
      'word/document.xml': `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    },
  });
}

/** Makes a PowerPoint presentation of one slide with one box of text. */
export function pptx(text: string): Promise<Buffer> {
  const names = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${RELATIONS}"`;
  const box = '<a:xfrm><a:off x="500000" y="500000"/><a:ext cx="7000000" cy="1000000"/></a:xfrm>';
  const shape = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${box}<a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
  const group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>';
  return openXml({
    main: ['ppt/presentation.xml', `${OPEN_XML}.presentationml.presentation.main+xml`],
    types: { 'ppt/slides/slide1.xml': `${OPEN_XML}.presentationml.slide+xml` },
    parts: {
      'ppt/presentation.xml': `<p:presentation ${names}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': relation('slide', 'slides/slide1.xml'),
      'ppt/slides/slide1.xml': `<p:sld ${names}><p:cSld><p:spTree>${group}<p:grpSpPr/>${shape}</p:spTree></p:cSld></p:sld>`,
    },
  });
}

/** Makes an Excel workbook with one filled cell. */
export async function xlsx(text: string): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.addWorksheet('One').getCell('A1').value = text;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Makes an OpenDocument text of a body of XML. */
export function odt(body: string): Promise<Buffer> {
  const type = 'application/vnd.oasis.opendocument.text';
  const name = 'urn:oasis:names:tc:opendocument:xmlns';
  const names = `xmlns:office="${name}:office:1.0" xmlns:text="${name}:text:1.0" xmlns:draw="${name}:drawing:1.0" xmlns:svg="${name}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:manifest="${name}:manifest:1.0"`;
  const entry = (path: string, mediaType: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${mediaType}"/>`;
  return zip({
    mimetype: type,
    'content.xml': `${DECLARATION}<office:document-content ${names} office:version="1.2"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${DECLARATION}<manifest:manifest ${names}>${entry('/', type)}${entry('content.xml', 'text/xml')}</manifest:manifest>`,
  });
}

interface OpenXml {
  /** Path and media type of the part that the others hang on. */
  main: [path: string, type: string];
  types?: Record<string, string>;
  parts: Record<string, string>;
}

function openXml({ main: [path, type], types = {}, parts }: OpenXml): Promise<Buffer> {
  const overrides = Object.entries({ [path]: type, ...types }).map(
    ([part, mediaType]) => `<Override PartName="/${part}" ContentType="${mediaType}"/>`,
  );
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  return zip({
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${CONTENT_TYPES}">${defaults}${overrides.join('')}</Types>`,
    '_rels/.rels': relation('officeDocument', path),
    ...parts,
  });
}

function relation(kind: string, target: string): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/${kind}" Target="${target}"/></Relationships>`;
}

function zip(files: Record<string, string>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [path, text] of Object.entries(files)) {
    // OpenDocument wants its type readable in the first bytes.
    archive.addBuffer(Buffer.from(text), path, { compress: path !== 'mimetype' });
  }
  archive.end();
  return buffer(archive.outputStream);
}
