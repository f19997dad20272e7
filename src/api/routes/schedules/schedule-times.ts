import { say } from '../../../contract/say';
import type { ScheduleTimes } from '../../../temporal/schedules/schedule-times';
import type { Call } from '../../endpoint';
import { InvalidRequest } from '../../problems';
import type { CreateInput } from './schedule-input';

/** gRPC's INVALID_ARGUMENT: the engine cannot read the times. */
const INVALID_ARGUMENT = 3;

/** The times of a request that names them in one way; undefined where it names none. */
export function readTimes(
  { language }: Pick<Call, 'language'>,
  { cron, calendar }: Pick<CreateInput, 'cron' | 'calendar'>,
): ScheduleTimes | undefined {
  if (cron !== undefined && calendar !== undefined) {
    const msg = say(language, 'scheduleTimesTwice');
    throw new InvalidRequest([{ loc: ['body', 'calendar'], msg, type: 'value_error' }]);
  }
  if (cron !== undefined) return { cron };
  return calendar && { calendar };
}

/** Turns the engine's refusal of the times into one of the request. */
export async function withReadableTimes<T>(
  { language }: Pick<Call, 'language'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!refusesInput(error)) throw error;
    const msg = say(language, 'scheduleTimesUnreadable');
    throw new InvalidRequest([{ loc: ['body', 'cron'], msg, type: 'value_error' }]);
  }
}

function refusesInput(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof TypeError) return true;
    if ((cause as { code?: unknown }).code === INVALID_ARGUMENT) return true;
  }
  return false;
}
