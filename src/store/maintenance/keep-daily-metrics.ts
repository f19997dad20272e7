import type { Queryable } from '../pool';

/** Keeps the metrics of a day, in place of those of an earlier count. */
export async function keepDailyMetrics(
  db: Queryable,
  date: string,
  metrics: Record<string, unknown>,
): Promise<void> {
  await db.query({
    name: 'keep-daily-metrics',
    text: `
      insert into daily_metrics (report_date, metrics) values ($1, $2)
      on conflict (report_date) do update set metrics = excluded.metrics, generated_at = now()`,
    values: [date, JSON.stringify(metrics)],
  });
}
