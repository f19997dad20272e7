import { openFile } from '../../pdf/front/open-file';
import type { DesignedPages } from '../../pdf/front/print';
import { print } from '../../pdf/front/print';
import { PdfFile } from '../../pdf/pdf-file';
import type { ReportSpec } from '../../report';

/** Lays out the pages of a report that consists of designed ones and writes them to a file. */
export async function writeDocument(
  spec: ReportSpec,
  pages: DesignedPages,
  path: string,
): Promise<void> {
  const opened = openFile(spec, spec.accessible ?? true);
  print(opened, pages);
  const { document, structure } = opened;
  const file = await PdfFile.create(document, path);
  try {
    await structure?.write();
    await file.finish();
  } finally {
    await file.close();
  }
}
