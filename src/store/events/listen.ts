import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../../logging/logger';

/** The channel that the event trigger notifies, with the job's id. */
const CHANNEL = 'job_events';

/** Milliseconds before a lost connection is opened again. */
const RECONNECT_MS = 1_000;

/** Hears of new job events, from whatever process they come. */
export interface EventListener {
  /** Calls back for each event of the job, or of every job where `jobId` is `*`; gives the way to stop. */
  subscribe(jobId: string, onEvent: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Listens on a database connection of its own, reopened when it is lost. Notifications only wake readers
 * up, so a lost one delays news and never loses it: on every new connection all readers are woken.
 */
export function listenToEvents(connectionString: string, log: Logger): EventListener {
  const jobs = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  let client: Client | undefined;

  async function connectOnce(): Promise<void> {
    client = new Client({ connectionString, application_name: 'events', keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client?.on('error', () => resolve()).on('end', () => resolve());
    });
    client.on('notification', ({ payload }) => {
      jobs.emit('*');
      if (payload !== undefined && payload !== '*') jobs.emit(payload);
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    for (const name of jobs.eventNames()) jobs.emit(name);
    await lost;
  }

  async function keepListening(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await connectOnce();
      } catch (err) {
        log.warn({ err }, 'job events cannot be listened to; trying again');
      }
      await sleep(RECONNECT_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const listening = keepListening();
  return {
    subscribe(jobId, onEvent) {
      jobs.on(jobId, onEvent);
      return () => {
        jobs.off(jobId, onEvent);
      };
    },
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
      await listening;
    },
  };
}
