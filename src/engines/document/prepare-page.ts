import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OcrMode } from '../../contract/jobs/process-document';
import { openSource } from './open-source';
import type { SourceFile } from './open-source';
import type { DocumentLimits } from './limits';
import type { Geometry } from './picture/geometry';
import { writePnm } from './picture/pnm';
import { straighten } from './picture/straighten';
import type { PageText } from './source/document-source';

/** The longest side of the picture that shows a page. */
const PREVIEW_SIDE = 1000;

/** A text layer shorter than this beside a picture is a stamp or a page number, not the page's text. */
const TEXT_LAYER_MIN = 20;

/** One page to be read. */
export interface PageTask {
  source: SourceFile;
  page: number;
  ocr: OcrMode;
  directory: string;
  limits: DocumentLimits;
}

/** A page as far as it can be read without recognition. */
export interface PreparedPage {
  /** The text layer; absent where the page has to be recognised. */
  text?: string;
  /** The picture to recognise and how it lies on the page. */
  picture?: { path: string; geometry: Geometry };
  previewPath: string;
}

/** Takes a page's text layer, or makes the picture that its text is recognised in; and its preview. */
export async function preparePage(task: PageTask): Promise<PreparedPage> {
  const { page, directory, limits } = task;
  const source = await openSource(task.source);
  const layer = await source.pageText(page, limits);
  const preview = await source.picture(page, { longestSide: PREVIEW_SIDE, format: 'jpeg' }, limits);
  const previewPath = join(directory, `preview-${page}.jpg`);
  await writeFile(previewPath, preview.data);
  if (!mustRecognise(layer, task.ocr)) return { text: layer.text, previewPath };
  const { pixels, geometry, blank } = await straighten(await source.greyPage(page, limits));
  if (blank) return { text: layer.text, previewPath };
  const path = join(directory, `page-${page}.pnm`);
  await writePnm(path, pixels);
  return { picture: { path, geometry }, previewPath };
}

function mustRecognise({ text, hasPictures }: PageText, ocr: OcrMode): boolean {
  if (ocr !== 'auto') return ocr === 'force';
  return hasPictures && text.replace(/\s/g, '').length < TEXT_LAYER_MIN;
}
