import { z } from 'zod';
import { ERRORS } from '../../contract/errors';
import type { ErrorCode } from '../../contract/errors';

/** Media type of every error answer. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const members = {
  type: z.string().describe('URN of the kind of problem.'),
  title: z.string(),
  status: z.int(),
  instance: z.string().describe('Path of the request.'),
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  request_id: z.string().describe('Also in the header X-Request-Id and in the log.'),
};

/** An error answer. */
export const problemAnswer = z
  .looseObject({ ...members, detail: z.string() })
  .meta({ id: 'Problem' });

/** The answer to a request that fails validation. */
export const validationProblemAnswer = z
  .looseObject({
    ...members,
    detail: z.array(
      z.object({
        loc: z
          .array(z.union([z.string(), z.int()]))
          .describe('Where: query, path or body, then the way to the member.'),
        msg: z.string(),
        type: z.string(),
      }),
    ),
  })
  .meta({ id: 'ValidationProblem' });
