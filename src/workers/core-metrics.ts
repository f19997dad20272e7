import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Milliseconds that the SDK's own exporter, in this very process, may take. */
const PATIENCE_MS = 2_000;

/** Finds an address on this machine for the SDK's exporter, which cannot choose a free port itself. */
export async function coreMetricsAddress(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((listening, failed) => {
    probe.once('error', failed).listen(0, '127.0.0.1', listening);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return `127.0.0.1:${port}`;
}

/** Reads the metrics of the SDK's core: slots, pollers, latencies, cache. */
export async function readCoreMetrics(address: string): Promise<string> {
  const response = await fetch(`http://${address}/metrics`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return response.text();
}
