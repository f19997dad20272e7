import { NativeConnection } from '@temporalio/worker';
import type { EngineAddress } from '../temporal/connect';
import type { Logger } from '../logging/logger';
import { patiently } from './patience';

/** Connects to the engine, trying again with growing pauses and one line a try until it answers. */
export function connectPatiently(
  address: EngineAddress,
  options: { log: Logger; signal: AbortSignal },
): Promise<NativeConnection> {
  const where = address.connection.address ?? 'localhost:7233';
  return patiently(`the Temporal server at ${where}`, options, () =>
    NativeConnection.connect(address.connection),
  );
}
