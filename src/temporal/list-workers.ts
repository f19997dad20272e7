import type { Client } from '@temporalio/client';

/** gRPC's UNIMPLEMENTED: servers before 1.31 cannot list workers. */
const UNIMPLEMENTED = 12;

/** Milliseconds after which a worker that reports every few seconds is gone; the list keeps it for minutes. */
const SILENT_MS = 30_000;

/** A worker that reports to the engine. */
export interface WorkerStatus {
  /** Its identity, `pid@host` by default. */
  worker: string;
  queue: string;
  host: string;
  startedAt: string | null;
  activeTasks: number;
  /** Activities that it may run at once. */
  slots: number;
  processed: number;
  failed: number;
}

/** Lists the workers whose heartbeats the engine still gets; null where the server has no such list. */
export async function listWorkers(
  client: Client,
  deadlineMs: number,
): Promise<WorkerStatus[] | null> {
  try {
    const answer = await client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflowService.listWorkers({ namespace: client.options.namespace, pageSize: 200 }),
    );
    return answer.workersInfo.flatMap((info) => {
      const beat = info.workerHeartbeat;
      return beat && isFresh(beat) ? [describe(beat)] : [];
    });
  } catch (error) {
    if ((error as { code?: number }).code === UNIMPLEMENTED) return null;
    throw error;
  }
}

type Heartbeat = NonNullable<
  NonNullable<
    Awaited<ReturnType<Client['workflowService']['listWorkers']>>['workersInfo'][number]
  >['workerHeartbeat']
>;

function isFresh(beat: Heartbeat): boolean {
  return Date.now() - Number(beat.heartbeatTime?.seconds ?? 0) * 1000 < SILENT_MS;
}

function describe(beat: Heartbeat): WorkerStatus {
  const slots = beat.activityTaskSlotsInfo;
  const used = slots?.currentUsedSlots ?? 0;
  const seconds = beat.startTime?.seconds;
  return {
    worker: beat.workerIdentity ?? '',
    queue: beat.taskQueue ?? '',
    host: beat.hostInfo?.hostName ?? '',
    startedAt: seconds ? new Date(Number(seconds) * 1000).toISOString() : null,
    activeTasks: used,
    slots: used + (slots?.currentAvailableSlots ?? 0),
    processed: slots?.totalProcessedTasks ?? 0,
    failed: slots?.totalFailedTasks ?? 0,
  };
}
