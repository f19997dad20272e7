import { z } from 'zod';
import type { Language, MessageKey } from '../../contract/messages';
import { say } from '../../contract/say';
import { findByKey } from '../../store/idempotency/find-by-key';
import type { IdempotencyKey } from '../../store/jobs/insert-job';
import type { JobRow } from '../../store/jobs/rows';
import type { Account } from '../auth/account';
import type { Call } from '../endpoint';
import { InvalidRequest, Refusal } from '../problems';
import { hashOfRequest } from './request-hash';
import type { Submission } from './submission';

/** What a key may look like: visible ASCII, at most 255 characters. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** The header of the endpoints that make jobs, for the document. */
export const idempotencyHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .regex(KEY)
    .optional()
    .describe('Requests of one account with the same key make one job.'),
});

/** Reads the request's `Idempotency-Key`; undefined where it has none. */
export function idempotencyOf(
  { req, language }: Pick<Call, 'req' | 'language'>,
  submission: Submission,
): IdempotencyKey | undefined {
  const key = req.get('idempotency-key');
  if (key === undefined) return undefined;
  if (!KEY.test(key)) throw refuseKey(language, 'idempotencyKeyInvalid');
  return { key, requestHash: hashOf(submission) };
}

/** Gives the job that the first request with this key has made, if that asked for the same. */
export async function repeatedJob(
  { api, account, language }: Call<unknown, unknown, unknown, Account>,
  idempotency: IdempotencyKey | undefined,
): Promise<JobRow> {
  const made =
    idempotency && (await findByKey(api.pool, { requestedBy: account.id, ...idempotency }));
  // Only where the job was cleaned up in this very moment.
  if (!made) throw new Refusal('CONFLICT', 'idempotencyKeyBusy');
  if (!made.sameRequest) throw refuseKey(language, 'idempotencyKeyReused');
  return made.job;
}

function refuseKey(language: Language, key: MessageKey): InvalidRequest {
  return new InvalidRequest([
    { loc: ['header', 'Idempotency-Key'], msg: say(language, key), type: 'value_error' },
  ]);
}

/** Hashes what is asked for, whatever the order or the place of its members in the request. */
function hashOf(submission: Submission): Buffer {
  const { definition, priority, params, identity = params, inlineRows, retryOf } = submission;
  const asked: unknown[] = [definition.type, priority, identity, inlineRows ?? null];
  asked.push(retryOf ?? null);
  if (submission.password !== undefined) asked.push(submission.password);
  return hashOfRequest(asked);
}
