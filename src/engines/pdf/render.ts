import path from 'node:path';
import { artifactName } from '../format/file-name';
import type { RenderContext, RenderOutcome, ReportEngine } from '../report';
import { openDocument } from './front/document';
import { PdfFile } from './pdf-file';
import { placeTable } from './place-table';
import { prepare } from './prepare';
import type { Prepared } from './prepare';
import { renderLaidOut } from './sections/render-laid-out';

/**
 * Renders a report as a PDF: designed pages by pdfmake, then the table, drawn row by row; or the sections that
 * its operator has laid out.
 */
export const renderPdf: ReportEngine = async (spec, context) => {
  if (spec.look?.sections) return renderLaidOut(spec, spec.look.sections, context);
  const prepared = await prepare(spec, context);
  const name = artifactName(spec.title, 'pdf');
  const file = path.join(context.directory, name);
  await draw(prepared, file, context);
  return outcome(prepared, name, file);
};

async function draw(prepared: Prepared, path: string, context: RenderContext): Promise<void> {
  const { document, structure } = openDocument(prepared.front);
  const tags = structure && { tags: { structure, section: structure.root.add('Sect') } };
  const file = await PdfFile.create(document, path);
  try {
    const before = prepared.front.table.page - 1;
    await placeTable({ ...prepared, document, ...tags, file, before }, context);
    await structure?.write();
    await file.finish();
  } finally {
    await file.close();
  }
}

function outcome({ pages }: Prepared, name: string, file: string): RenderOutcome {
  return {
    files: [{ name, path: file, mediaType: 'application/pdf' }],
    figures: { pages },
  };
}
