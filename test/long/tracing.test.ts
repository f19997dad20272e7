import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startInstallation } from '../support/installation/installation';
import type { Installation } from '../support/installation/installation';
import { startTraceCollector } from '../support/trace-collector';
import type { CollectedSpan, TraceCollector } from '../support/trace-collector';
import { waitFor } from '../support/wait-for';

const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const LATER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

describe('OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  let collector: TraceCollector;
  let installation: Installation;

  beforeAll(async () => {
    collector = await startTraceCollector();
    installation = await startInstallation({
      apis: 1,
      workers: 1,
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_BSP_SCHEDULE_DELAY: '100' },
    });
  }, 180_000);

  afterAll(async () => {
    await installation.discard();
    await collector.close();
  }, 60_000);

  async function post(path: string, { traceId, spanId }: typeof CALLER): Promise<string> {
    const { body } = await installation.api.ask('POST', path, {
      headers: { traceparent: `00-${traceId}-${spanId}-01` },
    });
    return String(body['job_id']);
  }

  const inTrace = (name: string, { traceId }: typeof CALLER) =>
    collector.spans.find((span) => span.traceId === traceId && span.name === name);

  /** The names of the spans from one up to the caller's own, which the collector never sees. */
  function lineage(span: CollectedSpan): string[] {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return [`${span.service} ${span.name}`, ...(parent ? lineage(parent) : [])];
  }

  test('a report is one trace, from its request through the workflow to the activity', async () => {
    await post('/reports/heavy?report_type=excel', CALLER);
    const activity = await waitFor('the span of the activity', () =>
      inTrace('RunActivity:renderReport', CALLER),
    );
    await waitFor('the span of the workflow', () =>
      inTrace('RunWorkflow:heavyReportWorkflow', CALLER),
    );
    const request = await waitFor('the span of the request', () =>
      inTrace('POST /reports/heavy', CALLER),
    );
    expect(request.parentSpanId).toBe(CALLER.spanId);
    expect(lineage(activity)).toEqual([
      'pressroom-worker RunActivity:renderReport',
      'pressroom-worker StartActivity:renderReport',
      'pressroom-worker RunWorkflow:heavyReportWorkflow',
      'pressroom-api StartWorkflow:heavyReportWorkflow',
      'pressroom-api POST /reports/heavy',
    ]);
  }, 60_000);

  test('a report that waits for the engine stays in the trace of its request', async () => {
    await installation.engine.signal('SIGSTOP');
    const jobId = await post('/reports/heavy?report_type=excel', LATER);
    const { body } = await installation.api.ask('GET', `/reports/jobs/${jobId}`);
    expect(body['status']).toBe('pending');
    await installation.engine.signal('SIGCONT');
    const activity = await waitFor('the span of the activity', () =>
      inTrace('RunActivity:renderReport', LATER),
    );
    await waitFor('the span of the workflow', () =>
      inTrace('RunWorkflow:heavyReportWorkflow', LATER),
    );
    expect(lineage(activity).slice(-2)).toEqual([
      'pressroom-api StartWorkflow:heavyReportWorkflow',
      'pressroom-api POST /reports/heavy',
    ]);
  }, 90_000);
});
