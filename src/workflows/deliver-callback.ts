import { CancellationScope, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import { SETTLE_OPTIONS } from './support/policies';

const { deliverCallback } = proxyActivities<Pick<Activities, 'deliverCallback'>>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '24 hours',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '1 hour' },
  summary: 'Tell a client of an ended job',
});

const { giveUpCallback } = proxyLocalActivities<Pick<Activities, 'giveUpCallback'>>(SETTLE_OPTIONS);

/** A callback: tried for a day, ever more rarely, until the client's address takes it. */
export async function deliverCallbackWorkflow(input: { noticeId: number }): Promise<void> {
  try {
    await deliverCallback(input);
  } catch (error) {
    await CancellationScope.nonCancellable(() => giveUpCallback(input));
    throw error;
  }
}
