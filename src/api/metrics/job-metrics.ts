import type { Metric, Registry } from 'prom-client';
import { JOB_DEFINITIONS } from '../../contract/jobs';
import type { Logger } from '../../logging/logger';
import { DURATION_BUCKETS, zeroBuckets } from '../../store/totals/buckets';
import type { JobTotals } from '../../store/totals/read-totals';

/** Milliseconds for which one reading serves: the metrics of one scrape share it. */
const FRESH_MS = 250;

interface Sample {
  labels: Record<string, string>;
  value: number;
  metricName?: string;
}

interface JobMetric {
  suffix: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  samples(totals: JobTotals, name: string): Sample[];
}

/**
 * What people ask for, and what the product's own schedules do, are counted apart: a health check in
 * between must not change what a dashboard says of the clients' jobs.
 */
const FAMILIES = [
  { prefix: 'report_jobs', counts: ({ queue }: JobTotals) => queue !== 'maintenance' },
  { prefix: 'maintenance_jobs', counts: ({ queue }: JobTotals) => queue === 'maintenance' },
];

/** The metrics that dashboards of the original query, each from the installation's counters in the store. */
const JOB_METRICS: JobMetric[] = [
  {
    suffix: 'total',
    help: 'Jobs that ended, by outcome.',
    type: 'counter',
    samples: (totals) => [
      { labels: { ...labelsOf(totals), status: 'success' }, value: totals.success },
      { labels: { ...labelsOf(totals), status: 'error' }, value: totals.error },
    ],
  },
  {
    suffix: 'duration_seconds',
    help: 'Seconds from the start of the first attempt to the end of the job.',
    type: 'histogram',
    samples: durationSamples,
  },
  {
    suffix: 'active',
    help: 'Jobs that run now.',
    type: 'gauge',
    samples: (totals) => [{ labels: labelsOf(totals), value: totals.active }],
  },
  {
    suffix: 'retries_total',
    help: 'Attempts beyond the first.',
    type: 'counter',
    samples: (totals) => [{ labels: labelsOf(totals), value: totals.retries }],
  },
  {
    suffix: 'soft_limit_total',
    help: 'Jobs that ran longer than they should.',
    type: 'counter',
    samples: (totals) => [{ labels: labelsOf(totals), value: totals.softLimits }],
  },
];

/**
 * Registers the job metrics. They are read from the store at each scrape, so every replica of the API
 * answers for the whole installation, and restarts lose nothing. Where the store does not answer, the last
 * values stand.
 */
export function registerJobMetrics(
  registry: Registry,
  read: () => Promise<JobTotals[]>,
  log: Logger,
): void {
  const totals = sharedReading(read, log);
  for (const { prefix, counts } of FAMILIES) {
    for (const { suffix, help, type, samples } of JOB_METRICS) {
      const name = `${prefix}_${suffix}`;
      const get = async () => ({
        name,
        help,
        type,
        aggregator: 'sum' as const,
        values: (await totals()).filter(counts).flatMap((entry) => samples(entry, name)),
      });
      // prom-client's own classes count in memory; the registry itself only asks for `name` and `get`.
      registry.registerMetric({ name, get, reset: () => undefined } as unknown as Metric);
    }
  }
}

/** Reads at most once per scrape, keeps the last good answer, and has every declared job type in it. */
function sharedReading(read: () => Promise<JobTotals[]>, log: Logger): () => Promise<JobTotals[]> {
  let last = withIdleTypes([]);
  let reading: Promise<JobTotals[]> | undefined;
  let readAt = 0;
  async function refresh(): Promise<JobTotals[]> {
    try {
      last = withIdleTypes(await read());
    } catch (err) {
      log.warn({ err }, 'the job metrics could not be read; the last values stand');
    }
    return last;
  }
  return () => {
    if (!reading || Date.now() - readAt > FRESH_MS) {
      readAt = Date.now();
      reading = refresh();
    }
    return reading;
  };
}

function withIdleTypes(totals: JobTotals[]): JobTotals[] {
  const idle = JOB_DEFINITIONS.filter(
    ({ type, taskQueue }) =>
      !totals.some((entry) => entry.jobType === type && entry.queue === taskQueue),
  ).map(({ type, taskQueue }) => ({
    jobType: type,
    queue: taskQueue,
    success: 0,
    error: 0,
    retries: 0,
    softLimits: 0,
    durationSum: 0,
    durationBuckets: zeroBuckets(),
    active: 0,
  }));
  return [...totals, ...idle];
}

function durationSamples(totals: JobTotals, name: string): Sample[] {
  const labels = labelsOf(totals);
  let below = 0;
  const buckets = [...DURATION_BUCKETS, '+Inf'].map((bound, index) => {
    below += totals.durationBuckets[index] ?? 0;
    return { labels: { ...labels, le: String(bound) }, value: below, metricName: `${name}_bucket` };
  });
  return [
    ...buckets,
    { labels, value: totals.durationSum, metricName: `${name}_sum` },
    { labels, value: below, metricName: `${name}_count` },
  ];
}

function labelsOf(totals: JobTotals): Record<string, string> {
  return { job_type: totals.jobType, queue: totals.queue };
}
