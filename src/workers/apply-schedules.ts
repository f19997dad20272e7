import type { Client } from '@temporalio/client';
import type { Config } from '../config/load';
import { schedulePolicy } from '../config/schedule-policy';
import type { Logger } from '../logging/logger';
import { applyBuiltInSchedules } from '../temporal/schedules/apply-built-in';
import { patiently } from './patience';

/** Brings the built-in schedules up to date before the first worker polls for their work. */
export async function applySchedules(
  client: Client,
  config: Config,
  options: { log: Logger; signal: AbortSignal },
): Promise<void> {
  const applied = await patiently('the schedules', options, () =>
    applyBuiltInSchedules(client, schedulePolicy(config)),
  );
  const changed = applied.filter(({ change }) => change !== 'unchanged');
  if (changed.length > 0) options.log.info({ changed }, 'schedules applied');
}
