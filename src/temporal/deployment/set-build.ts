import type { Client } from '@temporalio/client';
import { DEPLOYMENT } from './name';

/** Sends every new workflow to a build; to workers without one where it is undefined. */
export async function setCurrentBuild(client: Client, buildId: string | undefined): Promise<void> {
  await client.workflowService.setWorkerDeploymentCurrentVersion({
    ...target(client),
    buildId: buildId ?? '',
  });
}

/** Sends a part of the new workflows, in percent, to a build beside the current one. */
export async function setRampingBuild(
  client: Client,
  buildId: string,
  percentage: number,
): Promise<void> {
  await client.workflowService.setWorkerDeploymentRampingVersion({
    ...target(client),
    buildId,
    percentage,
  });
}

function target({ options }: Client) {
  return {
    namespace: options.namespace,
    deploymentName: DEPLOYMENT,
    identity: options.identity,
  };
}
