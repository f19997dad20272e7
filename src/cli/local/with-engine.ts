import type { Client } from '@temporalio/client';
import { engineAddress, createEngineClient } from '../../temporal/connect';
import type { PayloadKey } from '../../temporal/payloads/encrypting-codec';
import type { Env } from '../command';
import { EXIT } from '../exit-codes';
import { Problem } from '../problem';
import { programEnv } from './program-env';

/** gRPC's UNAVAILABLE and DEADLINE_EXCEEDED: nobody answers. */
const NO_ANSWER: readonly unknown[] = [14, 4];

/** Does something with the engine in use: that of `TEMPORAL_*`, else of the stack that runs on this machine. */
export async function withEngine<T>(
  env: Env,
  payloadKeys: readonly PayloadKey[],
  body: (client: Client) => Promise<T>,
): Promise<T> {
  const address = engineAddress(programEnv(env));
  const client = createEngineClient(address, `pressroom-${process.pid}`, { payloadKeys });
  try {
    return await body(client);
  } catch (error) {
    const { code } = rootOf(error);
    if (!NO_ANSWER.includes(code)) throw error;
    const where = address.connection.address ?? 'localhost:7233';
    throw new Problem(
      EXIT.failed,
      `The Temporal server at ${where} does not answer: start it ("pressroom up" brings one), or correct TEMPORAL_ADDRESS.`,
      { cause: error },
    );
  } finally {
    await client.connection.close();
  }
}

/** What lies beneath: the client wraps the errors of its higher calls. */
function rootOf(error: unknown): { code?: unknown } {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? (error as { code?: unknown }) : rootOf(cause);
}
