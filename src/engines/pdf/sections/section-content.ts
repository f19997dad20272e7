import type { Content } from 'pdfmake';
import type { ReportSection } from '../../../contract/reports/layout';
import { describeChart } from '../../chart/describe';
import { readMarkdown } from '../../markdown/read-markdown';
import { cards } from '../front/cards';
import { chartSvg } from '../front/chart-svg';
import type { Front } from '../front/front';
import { subheading } from '../front/heading';
import { usualFigures } from '../front/key-figures';
import { A4, MARGIN } from '../table/paper';
import { sayRole } from '../tags/say-role';
import { chosenFigures } from './figures';
import { markdownContent } from './markdown-content';

const CHART = { width: A4.width - 2 * MARGIN, height: 260 };

/** A section of the designed pages, and where a chart stands among those of the report. */
export interface PlacedSection {
  section: Exclude<ReportSection, { kind: 'table' }>;
  chart: number;
}

/** Sets sections one below the other. */
export function sectionContents(placed: readonly PlacedSection[], front: Front): Content[] {
  return placed.flatMap(({ section, chart }): Content[] => {
    switch (section.kind) {
      case 'text':
        return markdownContent(readMarkdown(section.markdown), front.colours);
      case 'key_figures':
        return keyFigureSection(section, front);
      case 'chart':
        return chartSection(chart, front);
      case 'page_break':
        return [{ text: '', pageBreak: 'after' }];
    }
  });
}

function keyFigureSection(
  { title, figures }: Extract<ReportSection, { kind: 'key_figures' }>,
  front: Front,
): Content[] {
  const shown = figures ? chosenFigures(figures, front) : usualFigures(front);
  return [
    marked(subheading(title ?? front.texts.keyFigures, front.colours)),
    ...cards(shown, front.colours),
  ];
}

function chartSection(index: number, front: Front): Content[] {
  const chart = front.charts[index];
  if (!chart) return [];
  const svg = chartSvg(chart, CHART, front.spec.locale, front.colours.series);
  const alt = describeChart(chart, front);
  const figure = sayRole({ svg, ...CHART }, { role: 'Figure', alt });
  // The title stays with its chart.
  return [
    {
      unbreakable: true,
      stack: [marked(subheading(chart.title, front.colours)), figure],
      margin: [0, 0, 0, 10],
    },
  ];
}

/** A heading that is a bookmark as well. */
function marked(heading: Content): Content {
  const content = { ...(heading as object), outline: true } as Content;
  return sayRole(content, { role: 'H', depth: 2 });
}
