import { z } from 'zod';
import { isEngineAway } from '../../../temporal/engine-errors';
import { Refusal } from '../../problems';

/** The path parameter of the endpoints of one schedule. */
export const scheduleParams = z.object({ id: z.string().min(1).max(200) });

/** Asks the engine, which alone keeps the schedules: while it is away there is no answer to give. */
export async function askEngine<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isEngineAway(error)) throw new Refusal('UPSTREAM_UNAVAILABLE', 'schedulesAway');
    throw error;
  }
}

/** The refusal for a schedule that is not there. */
export function unknownSchedule(id: string): Refusal {
  return new Refusal('NOT_FOUND', 'scheduleUnknown', { values: { id } });
}
