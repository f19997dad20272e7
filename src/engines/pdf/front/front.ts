import type { ChartSpec } from '../../chart/chart';
import type { Formatter } from '../../format/formatter';
import type { ReportTexts } from '../../format/texts';
import type { ReportSpec } from '../../report';
import type { TableSummary } from '../../summary/summary';
import type { Colours } from '../colours';
import type { FrontPlan } from '../page-budget';

/** A heading of the report and the page that it stands on. */
export interface Section {
  title: string;
  /** Name of the place in the document that a link leads to. */
  target: string;
  page: number;
}

/** Everything that the designed pages before the table are made from. */
export interface Front {
  spec: ReportSpec;
  plan: FrontPlan;
  summary: TableSummary;
  charts: ChartSpec[];
  /** The table's section, and its groups where rows are grouped. */
  table: Section;
  groups: Section[];
  formatter: Formatter;
  texts: ReportTexts;
  colours: Colours;
  /** Whether the document tells readers what its parts are. */
  isTagged: boolean;
  /** What the operator wants at the top of every page, in place of the report's title. */
  header?: string;
  /** What the operator wants at the foot of every page. */
  note: string;
  /** Number of a page, from 1, as its footer shows it. */
  footer(page: number): string;
}

/** Names of places in the document. */
export const TARGETS = {
  keyFigures: 'key-figures',
  charts: 'charts',
  table: 'table',
  chart: (index: number): string => `chart-${index}`,
  group: (index: number): string => `group-${index}`,
};
