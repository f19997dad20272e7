import type { HeavyInput } from '../../contract/jobs/heavy';
import type { DayFigures } from '../../store/maintenance/day-figures';

/** The report that shows the figures of a day: one table of a line per job type. */
export function metricsReport(figures: DayFigures): { params: HeavyInput; inlineRows: string } {
  const rows = figures.types.map((type) => ({
    type: type.jobType,
    jobs: type.jobs,
    completed: type.completed,
    failed: type.failed,
    retries: type.retries,
    p50: type.p50Seconds,
    p95: type.p95Seconds,
  }));
  // A report has one row at least; a day without jobs says so.
  const shown = rows.length > 0 ? rows : [{ ...NO_JOBS }];
  return {
    params: {
      report_type: 'pdf',
      title: `Pressroom: métriques du ${figures.date}`,
      locale: 'fr-FR',
      source: { kind: 'inline', rows: shown },
      columns: [
        { key: 'type', label: 'Type de job', type: 'string' },
        { key: 'jobs', label: 'Jobs', type: 'integer' },
        { key: 'completed', label: 'Terminés', type: 'integer' },
        { key: 'failed', label: 'En échec', type: 'integer' },
        { key: 'retries', label: 'Reprises', type: 'integer' },
        { key: 'p50', label: 'Durée p50 (s)', type: 'number' },
        { key: 'p95', label: 'Durée p95 (s)', type: 'number' },
      ],
      totals: ['jobs', 'completed', 'failed', 'retries'],
      charts: 0,
      pages: 1,
      processing_time: 0,
      priority: 3,
    },
    inlineRows: JSON.stringify(shown),
  };
}

const NO_JOBS = {
  type: 'aucun job',
  jobs: 0,
  completed: 0,
  failed: 0,
  retries: 0,
  p50: null,
  p95: null,
};
