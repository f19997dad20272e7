import { isFinal } from '../../../contract/job-state';
import { estimateJob } from '../../../store/jobs/estimate';
import { findJob } from '../../../store/jobs/find-job';
import type { JobEvent } from '../../../store/events/list-events';
import { defineEndpoint } from '../../endpoint';
import type { ApiContext } from '../../context';
import { openEventStream } from '../../events/event-stream';
import { followEvents } from '../../events/follow-events';
import { lastEventId, lastEventIdHeader } from './last-event-id';
import { findVisibleJob, jobParams } from '../../jobs/visible-job';
import type { JobFamily } from '../../jobs/job-family';

/** Streams the events of one job. */
export const jobEvents = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('followJob'),
    method: 'get',
    path: `/${family.name}/jobs/{job_id}/events`,
    tag: family.name,
    summary: 'Follow a job: every state and progress step as Server-Sent Events',
    description:
      'The events of a job, oldest first, from the one after `Last-Event-ID`; the stream closes after the final state. Data is JSON on one line that names the `status`; while the job is open it holds `eta_seconds`, and while it waits `queue_position`.',
    access: 'signed-in',
    params: jobParams,
    headers: lastEventIdHeader,
    answers: { 200: { description: 'The events', mediaTypes: ['text/event-stream'] } },
    problems: ['NOT_FOUND'],
    handle: async (call) => {
      const { api, account, params, res } = call;
      const after = lastEventId(call);
      const { jobId } = await findVisibleJob(api, account, params.job_id);
      await followEvents(api, openEventStream(res, api.draining), {
        scope: { jobId },
        after,
        addTo: (event) => estimateFor(api, event),
        isOver: async () => {
          const job = await findJob(api.pool, jobId);
          return !job || isFinal(job.status);
        },
      });
      return 'sent';
    },
  });

/** The outlook of a job that is still in the state that the event tells of. */
export async function estimateFor(
  api: ApiContext,
  event: JobEvent,
): Promise<Record<string, unknown>> {
  const job = await findJob(api.pool, event.jobId);
  if (!job || isFinal(job.status) || job.status !== event.data['status']) return {};
  const { queuePosition, etaSeconds } = await estimateJob(api.pool, job);
  return {
    ...(queuePosition !== null && { queue_position: queuePosition }),
    ...(etaSeconds !== null && { eta_seconds: etaSeconds }),
  };
}
