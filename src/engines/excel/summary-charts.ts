import type { ChartSpec } from '../chart/chart';
import { ChartCollector } from '../chart/chart-data';
import { chooseCharts } from '../chart/choose';
import type { RowSource } from '../report';
import type { TableSummary } from '../summary/summary';
import type { ReportLayout } from './report-layout';

/** Gathers the first charts of a report, of those described or chosen, while its rows go by. */
export class SummaryCharts {
  private readonly collector: ChartCollector | undefined;

  constructor(private readonly layout: ReportLayout) {
    const { spec, formatter, charts } = layout;
    if (!Array.isArray(spec.charts) || charts === 0) return;
    const described = spec.charts.slice(0, charts);
    this.collector = new ChartCollector(spec.source.columns, described, formatter);
  }

  /** The same source, whose rows are looked at as they pass. */
  watch(source: RowSource): RowSource {
    const { collector } = this;
    if (!collector) return source;
    return {
      ...source,
      async *batches() {
        for await (const rows of source.batches()) {
          collector.add(rows);
          yield rows;
        }
      },
    };
  }

  /** The charts, once all rows have passed; fewer than asked for where the rows give no more. */
  charts(summary: TableSummary): ChartSpec[] {
    const { charts, formatter } = this.layout;
    if (charts === 0) return [];
    return this.collector?.charts() ?? chooseCharts(summary, charts, formatter);
  }
}
