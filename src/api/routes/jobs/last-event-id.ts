import { z } from 'zod';
import { say } from '../../../contract/say';
import type { Call } from '../../endpoint';
import { InvalidRequest } from '../../problems';

/** The header with which a reader of events resumes where it was. */
export const lastEventIdHeader = z.object({
  'Last-Event-ID': z
    .string()
    .optional()
    .describe('The id of the last event seen; only later ones are sent.'),
});

/** Reads the header; 0, before all events, where it is absent. */
export function lastEventId({ req, language }: Pick<Call, 'req' | 'language'>): number {
  const text = req.get('last-event-id') ?? '0';
  const id = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (id !== undefined) return id;
  throw new InvalidRequest([
    {
      loc: ['header', 'Last-Event-ID'],
      msg: say(language, 'lastEventIdInvalid'),
      type: 'value_error',
    },
  ]);
}
