import type { Client } from '@temporalio/client';
import type { Env } from '../../command';
import { EXIT } from '../../exit-codes';
import { Problem } from '../../problem';

/** gRPC's NOT_FOUND and FAILED_PRECONDITION, as the engine answers for builds. */
const NOT_FOUND = 5;
const FAILED_PRECONDITION = 9;

/** What the deploy commands ask of the engine. */
export type Deployment = typeof import('../../../temporal/deployment/read-builds') &
  typeof import('../../../temporal/deployment/set-build');

/** Does something with the deployment of the engine in use; a build that it does not know is said so. */
export async function withDeployment<T>(
  env: Env,
  body: (client: Client, deployment: Deployment) => Promise<T>,
): Promise<T> {
  // The SDK is heavy; the other commands do without it.
  const { withEngine } = await import('../../local/with-engine.js');
  const deployment = {
    ...(await import('../../../temporal/deployment/read-builds.js')),
    ...(await import('../../../temporal/deployment/set-build.js')),
  };
  return withEngine(env, [], async (client) => {
    try {
      return await body(client, deployment);
    } catch (error) {
      throw explained(error);
    }
  });
}

function explained(error: unknown): unknown {
  const { code, details } = error as { code?: unknown; details?: string };
  if (code === NOT_FOUND) {
    return new Problem(
      EXIT.failed,
      'The engine does not know this build: start its workers first, with BUILD_ID set to it, and wait until they poll.',
      { cause: error },
    );
  }
  if (code === FAILED_PRECONDITION) {
    return new Problem(EXIT.failed, `The engine refuses: ${details ?? 'it says no more'}`, {
      cause: error,
    });
  }
  return error;
}
