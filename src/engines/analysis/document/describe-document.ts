import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ChartSpec } from '../../chart/chart';
import { COLOURS } from '../../pdf/colours';
import { chartPages } from '../../pdf/front/charts';
import { cover, coverGround } from '../../pdf/front/cover';
import type { Front } from '../../pdf/front/front';
import { pageHeading } from '../../pdf/front/heading';
import { keyFigures } from '../../pdf/front/key-figures';
import { CHARTS_PER_PAGE } from '../../pdf/page-budget';
import { A4, MARGIN } from '../../pdf/table/paper';
import { cleanLine } from '../../pdf/text/clean';
import { MAIN_FONT } from '../../pdf/text/fonts';
import { listFindings } from '../findings/list-findings';
import type { Kit } from '../kit';
import { columnSection, outlierSection } from './column-sections';
import { findingList } from './finding-list';
import { correlationSection, groupSection, trendSection } from './relation-sections';

/** Tables of more entries may be broken over pages. */
const UNBROKEN_ENTRIES = 24;

/** Describes the pages of an analysis in the terms of pdfmake. */
export function describeDocument(kit: Kit, charts: ChartSpec[]): TDocumentDefinitions {
  const { spec, analysis, common, texts } = kit;
  const front = frontOf(kit, charts);
  const findings = listFindings(kit);
  const entries = Math.max(spec.source.columns.length, analysis.summary.groups.length);
  const tables = [outlierSection, groupSection, trendSection, correlationSection];
  return {
    version: '1.7',
    language: spec.locale,
    info: {
      title: cleanLine(spec.title),
      author: 'Pressroom',
      creator: 'Pressroom',
      producer: 'Pressroom',
      creationDate: new Date(spec.createdAt),
    },
    displayTitle: true,
    pageSize: { width: A4.width, height: A4.height },
    pageMargins: [MARGIN, 52, MARGIN, 46],
    defaultStyle: { font: MAIN_FONT, fontSize: 10, color: COLOURS.ink },
    background: (page) => (page === 1 ? coverGround(COLOURS) : null),
    footer: (page, pages) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      text: page === 1 ? '' : common.page(page, pages),
      fontSize: 7.5,
      color: COLOURS.muted,
      alignment: 'right',
    }),
    content: [
      ...cover(front),
      ...pageHeading(common.contents, 'contents', true),
      { toc: { numberStyle: { color: COLOURS.muted } } },
      ...section([...pageHeading(texts.findings, 'findings', false), findingList(findings)], 0),
      ...keyFigures(front).map(listed),
      ...columnSection(kit).map(listed),
      ...tables.flatMap((make) => section(make(kit), entries)),
      ...chartPages(front).map(listed),
    ],
  };
}

/** Puts a section below the one before, on the same page where it fits. */
function section(contents: Content[], entries: number): Content[] {
  if (contents.length === 0) return [];
  // pdfmake drops what does not fit on one page if it may not break it.
  const unbreakable = entries <= UNBROKEN_ENTRIES;
  const [first = '', ...rest] = contents.map(listed);
  const spaced = { stack: [first], margin: [0, 24, 0, 0] } satisfies Content;
  return unbreakable ? [{ stack: [spaced, ...rest], unbreakable }] : [spaced, ...rest];
}

/** Names a heading in the contents; everything else stays as it is. */
function listed(content: Content): Content {
  const isHeading = typeof content === 'object' && 'outline' in content;
  return isHeading ? { ...content, tocItem: true, tocMargin: [0, 3, 0, 3] } : content;
}

/** What the pages that all reports share are made from. */
function frontOf({ spec, analysis, formatter, common }: Kit, charts: ChartSpec[]): Front {
  return {
    spec,
    plan: {
      cover: true,
      contents: true,
      keyFigures: true,
      chartPages: Math.ceil(charts.length / CHARTS_PER_PAGE),
    },
    summary: analysis.summary,
    charts,
    table: { title: common.table, target: 'table', page: 0 },
    groups: [],
    formatter,
    texts: common,
    colours: COLOURS,
    note: '',
    footer: () => '',
  };
}
