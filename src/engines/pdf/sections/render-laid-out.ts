import path from 'node:path';
import type { ReportSection } from '../../../contract/reports/layout';
import { artifactName } from '../../format/file-name';
import { createFormatter } from '../../format/formatter';
import { reportTexts } from '../../format/texts';
import type { RenderContext, RenderOutcome, ReportSpec } from '../../report';
import { coloursOf } from '../colours';
import { fitTable } from '../fit';
import type { Front } from '../front/front';
import { TARGETS } from '../front/front';
import { runningTexts } from '../front/running';
import { PdfFile } from '../pdf-file';
import { survey } from '../survey';
import type { Survey } from '../survey';
import { placeTable } from '../place-table';
import { isTagged } from '../tags/is-tagged';
import { movePages } from './move-pages';
import { openSections } from './open-sections';
import { splitAtTable } from './split-at-table';

/** Renders a report as a PDF of the sections that its operator has laid out, in their order. */
export async function renderLaidOut(
  spec: ReportSpec,
  sections: readonly ReportSection[],
  context: RenderContext,
): Promise<RenderOutcome> {
  const formatter = createFormatter(spec.locale);
  const total = spec.source.rowCount;
  const found = await survey(spec, formatter, (done) => {
    context.progress({ stage: 'reading', done, total, unit: 'rows' });
  });
  const { before, table, after } = splitAtTable(sections);
  const fitted = table && (await fitTable(spec, found, formatter));
  const tablePages = fitted?.plan.pages.length ?? 0;
  const front = frontOf(spec, found, tablePages);
  const opened = openSections({ front, before, after, tablePages });
  const { document, structure } = opened;
  const pages = opened.before + tablePages + opened.after;
  front.footer = (page) => front.texts.page(page, pages);
  const name = artifactName(spec.title, 'pdf');
  const file = await PdfFile.create(document, path.join(context.directory, name));
  try {
    if (fitted) {
      const { title } = table;
      const section = opened.section ?? structure?.root.add('Sect');
      const tags = structure && section && { tags: { structure, section } };
      const placed = { spec, found, table: fitted, front, document, file, pages, ...tags };
      const drawing = { ...placed, before: opened.before, ...(title !== undefined && { title }) };
      await placeTable(drawing, context);
      movePages(document, { count: tablePages, to: opened.before });
    }
    await structure?.write();
    await file.finish();
  } finally {
    await file.close();
  }
  const rendered = { name, path: path.join(context.directory, name), mediaType: 'application/pdf' };
  return { files: [rendered], figures: { pages } };
}

function frontOf(spec: ReportSpec, { summary, charts }: Survey, tablePages: number): Front {
  const formatter = createFormatter(spec.locale);
  const texts = reportTexts(spec.locale);
  return {
    spec,
    plan: { cover: spec.look?.cover === true, contents: false, keyFigures: false, chartPages: 0 },
    summary,
    charts,
    table: { title: texts.table, target: TARGETS.table, page: 0 },
    groups: [],
    formatter,
    texts,
    colours: coloursOf(spec.look?.colours),
    isTagged: isTagged(spec, tablePages),
    ...runningTexts(spec, formatter),
    footer: () => '',
  };
}
