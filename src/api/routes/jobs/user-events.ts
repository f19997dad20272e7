import { z } from 'zod';
import { defineEndpoint } from '../../endpoint';
import { openEventStream } from '../../events/event-stream';
import { followEvents } from '../../events/follow-events';
import { estimateFor } from './job-events';
import { lastEventId, lastEventIdHeader } from './last-event-id';
import type { JobFamily } from '../../jobs/job-family';

/** Milliseconds of silence after which a caller that did not ask for a stream by name is let go. */
const PATIENCE_MS = 2_000;

/** Streams the events of all of the caller's jobs. */
export const userEvents = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('followJobs'),
    method: 'get',
    path: `/${family.name}/events`,
    tag: family.name,
    summary: "Follow all of one's jobs as Server-Sent Events",
    description:
      'The events of every job of the caller, oldest first, from the one after `Last-Event-ID`. The stream stays open for a caller that accepts `text/event-stream`; others get what there is, and the end after a silence.',
    access: 'signed-in',
    query: z.object({
      all: z.string().optional().describe('Says in so many words that all jobs are meant.'),
    }),
    headers: lastEventIdHeader,
    answers: { 200: { description: 'The events', mediaTypes: ['text/event-stream'] } },
    handle: async (call) => {
      const { api, account, req, res } = call;
      const after = lastEventId(call);
      const stays = req.get('accept')?.includes('text/event-stream') === true;
      await followEvents(api, openEventStream(res, api.draining), {
        scope: { requestedBy: account.id },
        after,
        addTo: (event) => estimateFor(api, event),
        ...(!stays && { idleMs: PATIENCE_MS }),
        isOver: (idle) => Promise.resolve(idle && !stays),
      });
      return 'sent';
    },
  });
