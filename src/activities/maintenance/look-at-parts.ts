import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { PartState } from '../../contract/jobs/health-check';

/** Milliseconds that a part may take to answer. */
const PATIENCE_MS = 5_000;

/** Bytes below which a disk counts as full. */
const LEAST_FREE_BYTES = 1024 ** 3;

const SMTP_PORTS: Readonly<Record<string, number>> = { 'smtp:': 25, 'smtps:': 465 };

/** Says whether a check passes, in time. */
export async function stateOf(check: () => Promise<unknown>): Promise<PartState> {
  const stop = new AbortController();
  const late = delay(PATIENCE_MS, 'unhealthy' as const, { signal: stop.signal });
  const asked = check().then(
    () => 'healthy' as const,
    () => 'unhealthy' as const,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    stop.abort();
    await late.catch(() => undefined);
  }
}

/** Says whether any of the mail providers can be reached. */
export async function smtpState(urls: readonly string[]): Promise<PartState> {
  if (urls.length === 0) return 'unused';
  return stateOf(() => Promise.any(urls.map(reach)));
}

/** Says how much space the disk of a folder has, and whether that is enough. */
export async function diskState(
  folder: string,
): Promise<{ state: PartState; freeBytes: number | null }> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const freeBytes = bavail * bsize;
    return { state: freeBytes < LEAST_FREE_BYTES ? 'unhealthy' : 'healthy', freeBytes };
  } catch {
    // A folder that cannot even be asked is as good as a full one.
    return { state: 'unhealthy', freeBytes: null };
  }
}

function reach(address: string): Promise<void> {
  const { hostname, port, protocol } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: Number(port) || (SMTP_PORTS[protocol] ?? 25),
      timeout: PATIENCE_MS,
    });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('no answer in time')));
  });
}
