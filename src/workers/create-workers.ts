import { Worker } from '@temporalio/worker';
import type {
  NativeConnection,
  WorkerOptions as SdkOptions,
  WorkerPlugin,
} from '@temporalio/worker';
import type { Activities } from '../activities';
import { JOB_DEFINITIONS } from '../contract/jobs';
import type { TaskQueue } from '../contract/names';
import { DEPLOYMENT } from '../temporal/deployment/name';
import { dataConverter } from '../temporal/payloads/data-converter';
import type { PayloadKey } from '../temporal/payloads/encrypting-codec';
import { workflowSource } from './bundle';
import { QUEUES } from './queues';
import { slotInterceptor } from './slot-interceptor';
import { Slots } from './slots';

/** Heartbeats are sent this often at most; a cancellation reaches an activity with the next one. */
const HEARTBEAT_THROTTLE_MS = 2_000;

/** Milliseconds after which the workflows of a dead worker are taken over by another. */
const STICKY_TIMEOUT_MS = 5_000;

/** Workflows kept in memory between their tasks. */
const CACHED_WORKFLOWS = 500;

/** What a process's workers are made from. */
export interface WorkerOptions {
  connection: NativeConnection;
  namespace: string;
  queues: TaskQueue[];
  /** Jobs at once, over all queues. */
  concurrency: number;
  shutdownGraceMs: number;
  /** Activities a second that the engine hands out of a queue, over all workers; absent means no limit. */
  taskRates?: Partial<Record<TaskQueue, number | undefined>>;
  activities: Activities;
  /** Keys of the engine's payloads; none where they are not encrypted. */
  payloadKeys: readonly PayloadKey[];
  /** The build whose workflows these workers take; undefined where versioning is off. */
  buildId: string | undefined;
  /** Carries traces on; undefined where tracing is off. */
  plugin: WorkerPlugin | undefined;
}

/** The queues of a list that some job type is declared for: on the others nothing can arrive. */
export function servedQueues(queues: readonly TaskQueue[]): TaskQueue[] {
  return queues.filter((queue) => JOB_DEFINITIONS.some(({ taskQueue }) => taskQueue === queue));
}

/** Makes one Temporal worker per queue; they share the process's slots by the queues' priorities. */
export async function createWorkers(options: WorkerOptions): Promise<Worker[]> {
  const source = await workflowSource({
    encrypted: options.payloadKeys.length > 0,
    traced: options.plugin !== undefined,
  });
  const slots = new Slots(options.concurrency);
  return Promise.all(
    options.queues.map((queue) =>
      Worker.create({
        connection: options.connection,
        namespace: options.namespace,
        taskQueue: queue,
        ...source,
        ...dataConverter(options.payloadKeys),
        ...versioning(options.buildId),
        ...rateLimit(options.taskRates?.[queue]),
        ...(options.plugin && { plugins: [options.plugin] }),
        activities: options.activities,
        interceptors: { activity: [slotInterceptor(slots, QUEUES[queue].priority)] },
        maxConcurrentActivityTaskExecutions: Math.min(
          QUEUES[queue].concurrency,
          options.concurrency,
        ),
        maxHeartbeatThrottleInterval: HEARTBEAT_THROTTLE_MS,
        defaultHeartbeatThrottleInterval: HEARTBEAT_THROTTLE_MS,
        stickyQueueScheduleToStartTimeout: STICKY_TIMEOUT_MS,
        maxCachedWorkflows: CACHED_WORKFLOWS,
        shutdownGraceTime: options.shutdownGraceMs,
      }),
    ),
  );
}

function rateLimit(
  perSecond: number | undefined,
): Pick<SdkOptions, 'maxTaskQueueActivitiesPerSecond'> {
  return perSecond === undefined ? {} : { maxTaskQueueActivitiesPerSecond: perSecond };
}

/** A workflow stays with the build that it began on until its end, whatever is deployed meanwhile. */
function versioning(buildId: string | undefined): Pick<SdkOptions, 'workerDeploymentOptions'> {
  if (buildId === undefined) return {};
  return {
    workerDeploymentOptions: {
      version: { deploymentName: DEPLOYMENT, buildId },
      useWorkerVersioning: true,
      defaultVersioningBehavior: 'PINNED',
    },
  };
}
