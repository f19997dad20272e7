import type { Queryable } from '../pool';

/** A health check that was kept. */
export interface KeptHealthCheck {
  id: number;
  checkedAt: Date;
  overallStatus: 'healthy' | 'degraded' | 'unhealthy';
  report: Record<string, unknown>;
}

/** Keeps what a health check found. */
export async function insertHealthCheck(
  db: Queryable,
  check: { overallStatus: string; report: Record<string, unknown> },
): Promise<void> {
  await db.query({
    name: 'insert-health-check',
    text: 'insert into health_checks (overall_status, report) values ($1, $2)',
    values: [check.overallStatus, JSON.stringify(check.report)],
  });
}

/** Lists health checks, newest first, from the one before `before`. */
export async function listHealthChecks(
  db: Queryable,
  page: { before: number | null; limit: number },
): Promise<KeptHealthCheck[]> {
  const { rows } = await db.query<KeptHealthCheck>({
    name: 'list-health-checks',
    text: `
      select id, checked_at as "checkedAt", overall_status as "overallStatus", report
      from health_checks where $1::bigint is null or id < $1 order by id desc limit $2`,
    values: [page.before, page.limit],
  });
  return rows;
}
