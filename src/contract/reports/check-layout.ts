import type { Column } from '../jobs/cells';
import { checkChart, checkMeasure } from '../jobs/report-checks';
import type { ReportProblem } from '../jobs/report-problem';
import type { ReportLayout } from './layout';

/** Checks that the columns that a layout's sections name are there and of the right type. */
export function checkLayout(
  { sections = [] }: Pick<ReportLayout, 'sections'>,
  columns: readonly Column[],
): ReportProblem[] {
  return sections.flatMap((section, index) => {
    const loc = ['sections', index];
    if (section.kind === 'chart') return checkChart([...loc, 'chart'], section.chart, columns);
    if (section.kind !== 'key_figures') return [];
    return (section.figures ?? []).flatMap(({ column }, number) =>
      column === undefined
        ? []
        : checkMeasure([...loc, 'figures', number, 'column'], column, columns),
    );
  });
}
