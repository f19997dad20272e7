import type { Content } from 'pdfmake/interfaces';
import type { ChartSpec } from '../../chart/chart';
import { coloursOf } from '../../pdf/colours';
import { chartPages } from '../../pdf/front/charts';
import { cover, coverGround } from '../../pdf/front/cover';
import type { Front } from '../../pdf/front/front';
import type { DesignedPages } from '../../pdf/front/print';
import { pageHeading } from '../../pdf/front/heading';
import { keyFigures } from '../../pdf/front/key-figures';
import { CHARTS_PER_PAGE } from '../../pdf/page-budget';
import { MARGIN } from '../../pdf/table/paper';
import { sayRole, section as tagSection } from '../../pdf/tags/say-role';
import { listFindings } from '../findings/list-findings';
import type { Kit } from '../kit';
import { columnSection, outlierSection } from './column-sections';
import { findingList } from './finding-list';
import { correlationSection, groupSection, trendSection } from './relation-sections';

/** Tables of more entries may be broken over pages. */
const UNBROKEN_ENTRIES = 24;

/** Describes the pages of an analysis. */
export function describeDocument(kit: Kit, charts: ChartSpec[]): DesignedPages {
  const { spec, analysis, common, texts } = kit;
  const front = frontOf(kit, charts);
  const { colours } = front;
  const findings = listFindings(kit);
  const entries = Math.max(spec.source.columns.length, analysis.summary.groups.length);
  const tables = [outlierSection, groupSection, trendSection, correlationSection];
  return {
    colour: colours.ink,
    background: (page) => (page === 1 ? coverGround(colours) : null),
    header: () => null,
    footer: (page, pages) => ({
      margin: [MARGIN, 16, MARGIN, 0],
      text: page === 1 ? '' : common.page(page, pages),
      fontSize: 7.5,
      color: colours.muted,
      alignment: 'right',
    }),
    content: [
      ...tagSection(cover(front)),
      ...tagSection([
        ...pageHeading(common.contents, 'contents', true, colours),
        sayRole({ toc: { numberStyle: { color: colours.muted } } }, { role: 'TOC' }),
      ]),
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
    colours: coloursOf(spec.look?.colours),
    isTagged: spec.accessible ?? true,
    note: '',
    footer: () => '',
  };
}
