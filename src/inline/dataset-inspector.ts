import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Piscina } from 'piscina';
import type { DatasetChange, DatasetSchema } from '../contract/datasets';
import { valueOf } from '../contract/thread-answer';
import type { ThreadAnswer } from '../contract/thread-answer';

/** Milliseconds after which an idle thread goes. */
const IDLE_MS = 30_000;

/** Inspects the files that clients send. */
export interface DatasetInspector {
  inspect(file: { path: string; change: DatasetChange }): Promise<DatasetSchema>;
  close(): Promise<void>;
}

/**
 * Makes an inspector that works in a thread of its own, started with the first file, so that whoever serves
 * requests meanwhile is not held up. Scratch files go into the folder.
 */
export function createDatasetInspector(folder: string): DatasetInspector {
  let pool: Promise<Piscina<unknown, ThreadAnswer<DatasetSchema>>> | undefined;
  return {
    async inspect(file) {
      pool ??= openPool();
      await mkdir(folder, { recursive: true });
      const scratch = await mkdtemp(join(folder, 'inspect-'));
      try {
        return valueOf(await (await pool).run({ ...file, folder: scratch }));
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    },
    async close() {
      await (await pool)?.destroy();
    },
  };
}

async function openPool(): Promise<Piscina<unknown, ThreadAnswer<DatasetSchema>>> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({
    filename: join(__dirname, 'inspect-thread.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });
}
