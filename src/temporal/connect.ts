import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { ClientPlugin } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { dataConverter } from './payloads/data-converter';
import type { PayloadKey } from './payloads/encrypting-codec';

/** Where the engine is: read from `TEMPORAL_*` variables and temporal.toml, as the temporal CLI does. */
export interface EngineAddress {
  namespace: string;
  connection: ReturnType<typeof loadClientConnectConfig>['connectionOptions'];
}

/** Reads the engine's address out of an environment; without any setting, a server on this machine. */
export function engineAddress(env: Record<string, string | undefined>): EngineAddress {
  const overrideEnvVars: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && value !== '') overrideEnvVars[name] = value;
  }
  const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars });
  return { namespace: namespace ?? 'default', connection: connectionOptions };
}

/** Tries of one call before it counts as failed: the default of ten takes 19 s to notice an outage. */
const CALL_ATTEMPTS = 3;

/**
 * Makes a client that connects when it is first used, so that the API serves while the engine is away,
 * and that gives up on an unreachable engine within about half a second.
 */
export function createEngineClient(
  address: EngineAddress,
  identity: string,
  options: { payloadKeys?: readonly PayloadKey[]; plugins?: ClientPlugin[] } = {},
): Client {
  const connection = Connection.lazy({
    ...address.connection,
    interceptors: [
      makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: CALL_ATTEMPTS })),
    ],
  });
  const { namespace } = address;
  const { payloadKeys = [], plugins = [] } = options;
  return new Client({ connection, namespace, identity, plugins, ...dataConverter(payloadKeys) });
}
