import type { ReportSection } from '../../../contract/reports/layout';
import type { PlacedSection } from './section-content';

/** The sections of a report before and behind its table. */
export interface SplitSections {
  before: PlacedSection[];
  table: Extract<ReportSection, { kind: 'table' }> | undefined;
  after: PlacedSection[];
}

/** Takes the sections of a report apart at its table, and numbers the charts among them. */
export function splitAtTable(sections: readonly ReportSection[]): SplitSections {
  const split: SplitSections = { before: [], table: undefined, after: [] };
  let charts = 0;
  for (const section of sections) {
    if (section.kind === 'table') {
      split.table = section;
      continue;
    }
    (split.table ? split.after : split.before).push({ section, chart: charts });
    if (section.kind === 'chart') charts += 1;
  }
  return split;
}
