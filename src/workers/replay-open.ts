import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { dataConverter } from '../temporal/payloads/data-converter';
import type { PayloadKey } from '../temporal/payloads/encrypting-codec';
import { workflowSource } from './bundle';

/** What is replayed. */
export interface ReplayOptions {
  /** Task queues whose open workflows are looked at: others in the namespace are not ours. */
  queues: readonly string[];
  payloadKeys: readonly PayloadKey[];
  /** Open workflows of one type that are replayed at most, the newest; all of them where undefined. */
  newest?: number;
}

/** A workflow whose history the present code does not reproduce: it would get stuck on it. */
export interface FailedReplay {
  workflowId: string;
  workflowType: string;
  reason: string;
}

/** What came of the replay of all open workflows. */
export interface ReplayOutcome {
  replayed: number;
  /** Open workflows that no worker has begun yet: any code can take them. */
  notBegun: number;
  failed: FailedReplay[];
}

/** Lets the process that replays say only what is wrong; once, before anything else of the SDK. */
export function installQuietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
  });
}

/** Replays the history of every open workflow of the engine against the present workflow code. */
export async function replayOpen(
  client: Client,
  { queues, payloadKeys, newest = Infinity }: ReplayOptions,
): Promise<ReplayOutcome> {
  const seen = new Map<string, WorkflowExecutionInfo>();
  const outcome: ReplayOutcome = { replayed: 0, notBegun: 0, failed: [] };
  const options = {
    ...(await workflowSource({ encrypted: payloadKeys.length > 0, traced: false })),
    ...dataConverter(payloadKeys),
  };
  async function* histories() {
    const list = queues.map((queue) => `'${queue}'`).join(', ');
    const query = `ExecutionStatus='Running' AND TaskQueue IN (${list})`;
    const perType = new Map<string, number>();
    // The engine lists the newest first.
    for await (const execution of client.workflow.list({ query })) {
      const { workflowId, runId, type } = execution;
      const taken = perType.get(type) ?? 0;
      if (taken >= newest) continue;
      perType.set(type, taken + 1);
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      const begun = history.events?.some((event) => event.workflowTaskCompletedEventAttributes);
      if (!begun) outcome.notBegun += 1;
      else {
        seen.set(workflowId, execution);
        yield { workflowId, history };
      }
    }
  }
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories())) {
    outcome.replayed += 1;
    if (error === undefined) continue;
    const workflowType = seen.get(workflowId)?.type ?? '';
    outcome.failed.push({ workflowId, workflowType, reason: reasonOf(error) });
  }
  return outcome;
}

/** The SDK hands on the failure as its core prints it, stack and all; its first message says what is wrong. */
function reasonOf({ message }: Error): string {
  const said = /message: "((?:[^"\\]|\\.)*)"/.exec(message)?.[1];
  return said?.replace(/\\(.)/g, '$1') ?? message;
}
