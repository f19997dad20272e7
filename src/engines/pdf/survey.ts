import type { ChartSpec } from '../chart/chart';
import { ChartCollector } from '../chart/chart-data';
import { chooseCharts } from '../chart/choose';
import type { Formatter } from '../format/formatter';
import type { ReportSpec, RowSource } from '../report';
import { summarise } from '../summary/summarise';
import type { TableSummary } from '../summary/summary';
import type { ColumnNeeds } from './table/probe';
import { Probe } from './table/probe';
import { getRuler } from './text/ruler';

/** What the first reading of the rows found out. */
export interface Survey {
  summary: TableSummary;
  needs: ColumnNeeds[];
  charts: ChartSpec[];
}

/** Reads all rows once: figures, widths of columns and the data of charts. */
export async function survey(
  spec: ReportSpec,
  formatter: Formatter,
  onRows: (done: number) => void,
): Promise<Survey> {
  const { source, groupBy, charts } = spec;
  const probe = new Probe(source.columns, getRuler().regular);
  const collector = Array.isArray(charts)
    ? new ChartCollector(source.columns, charts, formatter)
    : undefined;
  const watched = watch(source, (rows) => {
    probe.add(rows);
    collector?.add(rows);
  });
  const summary = await summarise(watched, { ...(groupBy !== undefined && { groupBy }), onRows });
  return {
    summary,
    needs: probe.needs,
    charts: collector ? collector.charts() : chooseCharts(summary, Number(charts), formatter),
  };
}

type Rows = Parameters<Probe['add']>[0];

/** The same source, whose rows somebody else sees too as they pass. */
function watch(source: RowSource, see: (rows: Rows) => void): RowSource {
  return {
    ...source,
    async *batches() {
      for await (const rows of source.batches()) {
        see(rows);
        yield rows;
      }
    },
  };
}
