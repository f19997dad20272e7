import type { Client } from '@temporalio/client';
import { DEPLOYMENT } from './name';

/** gRPC's NOT_FOUND: no worker has ever come with a build id. */
const NOT_FOUND = 5;

/** Where new workflows go. */
export interface Routing {
  /** Undefined: to workers without a build id. */
  current: string | undefined;
  ramping: string | undefined;
  rampPercentage: number;
  /** Every build that the engine knows. */
  builds: string[];
}

/** Reads to which builds the engine sends new workflows. */
export async function readRouting(client: Client): Promise<Routing> {
  try {
    const { workerDeploymentInfo: info } = await client.workflowService.describeWorkerDeployment({
      namespace: client.options.namespace,
      deploymentName: DEPLOYMENT,
    });
    const routing = info?.routingConfig;
    return {
      current: routing?.currentDeploymentVersion?.buildId || undefined,
      ramping: routing?.rampingDeploymentVersion?.buildId || undefined,
      rampPercentage: routing?.rampingVersionPercentage ?? 0,
      builds: (info?.versionSummaries ?? []).flatMap(
        ({ deploymentVersion }) => deploymentVersion?.buildId ?? [],
      ),
    };
  } catch (error) {
    if ((error as { code?: number }).code !== NOT_FOUND) throw error;
    return { current: undefined, ramping: undefined, rampPercentage: 0, builds: [] };
  }
}

/** Counts the open workflows that stay with a build until their end. */
export async function countOpenOn(client: Client, buildId: string): Promise<number> {
  const { count } = await client.workflow.count(
    `TemporalWorkerDeploymentVersion='${DEPLOYMENT}:${buildId}' AND ExecutionStatus='Running'`,
  );
  return count;
}
