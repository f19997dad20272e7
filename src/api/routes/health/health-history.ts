import { z } from 'zod';
import { healthCheckResult } from '../../../contract/jobs/health-check';
import { listHealthChecks } from '../../../store/maintenance/health-checks';
import { defineEndpoint } from '../../endpoint';

const historyQuery = z.object({
  limit: z.int().min(1).max(500).default(50),
  before: z.int().min(1).optional().describe('Only checks older than the one with this `id`.'),
});

const answer = z.array(
  z.object({
    id: z.int(),
    checked_at: z.iso.datetime(),
    overall_status: healthCheckResult.shape.overall_status,
    report: healthCheckResult,
  }),
);

export const healthHistory = defineEndpoint({
  id: 'healthHistory',
  method: 'get',
  path: '/health/history',
  tag: 'health',
  summary: 'List the health checks of the past, newest first',
  access: 'public',
  query: historyQuery,
  answers: { 200: { description: 'Health checks', schema: answer } },
  handle: async ({ api, query }) => {
    const { before = null, limit } = query;
    const checks = await listHealthChecks(api.pool, { before, limit });
    const body = checks.map(({ id, checkedAt, overallStatus, report }) => ({
      id,
      checked_at: checkedAt.toISOString(),
      overall_status: overallStatus,
      report,
    }));
    return { status: 200, body };
  },
});
