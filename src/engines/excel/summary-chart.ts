import type { ChartSpec } from '../chart/chart';
import { ChartCollector } from '../chart/chart-data';
import { chooseCharts } from '../chart/choose';
import type { RowSource } from '../report';
import type { TableSummary } from '../summary/summary';
import type { ReportLayout } from './report-layout';

/** Gathers the first chart of a report, of those described or chosen, while its rows go by. */
export class SummaryChart {
  private readonly collector: ChartCollector | undefined;

  constructor(private readonly layout: ReportLayout) {
    const { spec, formatter } = layout;
    if (!Array.isArray(spec.charts) || spec.charts.length === 0) return;
    this.collector = new ChartCollector(spec.source.columns, spec.charts.slice(0, 1), formatter);
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

  /** The chart, once all rows have passed; undefined where none is asked for or the rows give none. */
  chart(summary: TableSummary): ChartSpec | undefined {
    const { hasChart, formatter } = this.layout;
    if (!hasChart) return undefined;
    return (this.collector?.charts() ?? chooseCharts(summary, 1, formatter))[0];
  }
}
