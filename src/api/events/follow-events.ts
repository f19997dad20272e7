import type { Pool } from 'pg';
import type { EventListener } from '../../store/events/listen';
import { listEvents } from '../../store/events/list-events';
import type { EventScope, JobEvent } from '../../store/events/list-events';
import type { EventStream } from './event-stream';
import { createWaker } from './waker';

/** Milliseconds of silence after which a comment is sent, and the table is asked all the same. */
const HEARTBEAT_MS = 10_000;

/** What a stream follows, and when it is over. */
export interface Following {
  scope: EventScope;
  /** The last event that the reader has seen. */
  after: number;
  /** Members added to an event's data when it is sent, such as an estimate. */
  addTo(event: JobEvent): Promise<Record<string, unknown>>;
  /** Milliseconds of silence before `isOver` is asked again; a heartbeat's where absent. */
  idleMs?: number;
  /** Asked when all known events were sent: whether to end. `idle` says that a silence has passed. */
  isOver(idle: boolean): Promise<boolean>;
}

/** Sends every event after the last one seen, then each new one, until the following is over. */
export async function followEvents(
  parts: { pool: Pool; events: EventListener },
  stream: EventStream,
  following: Following,
): Promise<void> {
  const { scope } = following;
  const waker = createWaker(stream.signal);
  const unsubscribe = parts.events.subscribe('jobId' in scope ? scope.jobId : '*', waker.wake);
  let last = following.after;
  let idle = false;
  try {
    while (!stream.signal.aborted) {
      const events = await listEvents(parts.pool, scope, last);
      for (const event of events) {
        await stream.send({ ...event, data: { ...event.data, ...(await following.addTo(event)) } });
        last = event.id;
      }
      if (events.length > 0) continue;
      if (await following.isOver(idle)) break;
      idle = !(await waker.wait(following.idleMs ?? HEARTBEAT_MS));
      if (idle) await stream.comment('heartbeat');
    }
  } finally {
    unsubscribe();
    stream.end();
  }
}
