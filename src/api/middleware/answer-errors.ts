import type { ErrorRequestHandler } from 'express';
import { ERRORS } from '../../contract/errors';
import { PROBLEM_MEDIA_TYPE } from '../openapi/problem-schemas';
import { problemType, Refusal, titleOf } from '../problems';
import { stateOf } from '../request-state';
import { describeError } from './describe-error';

/** Answers every error as problem details of RFC 9457, and logs those that are ours. */
export function answerErrors(): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { log, language, requestId } = stateOf(res);
    const { code, detail, headers, members } = describeError(error, { language, requestId });
    const { status } = ERRORS[code];
    // A refusal is an answer that was meant, a probe's 503 as well.
    const isOurs = status >= 500 && !(error instanceof Refusal);
    if (isOurs) log.error({ err: error, code }, 'request failed');
    else log.debug({ err: error, code }, 'request refused');
    if (res.headersSent) {
      // Half of the answer is out: Express cuts it off, the only way left to say that it is not whole.
      next(error);
      return;
    }
    res
      .status(status)
      .set({ ...headers, 'Content-Language': language })
      .type(PROBLEM_MEDIA_TYPE)
      .send(
        JSON.stringify({
          type: problemType(code),
          title: titleOf(code, language),
          status,
          detail,
          instance: req.originalUrl.split('?', 1)[0],
          code,
          request_id: requestId,
          ...members,
        }),
      );
  };
}
