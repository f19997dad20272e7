import { proxyActivities } from '@temporalio/workflow';

const { nothing } = /** @type {{ nothing: () => Promise<void> }} */ (
  proxyActivities({ startToCloseTimeout: 60_000 })
);

/** The least that a job can be: one workflow with one activity that does nothing. */
export const bare = () => nothing();
