import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { LANGUAGES } from '../../contract/messages';
import type { Language } from '../../contract/messages';
import type { Logger } from '../../logging/logger';
import { startServerSpan } from '../../telemetry/server-span';
import type { HttpMetrics } from '../metrics/http-metrics';
import { stateOf } from '../request-state';
import type { RequestState } from '../request-state';

/** Request ids that are taken over from the caller; any other is replaced. */
const SANE_ID = /^[\w.:-]{1,100}$/;

/** Paths whose requests come every few seconds and would bury the others in log and traces. */
const QUIET = /^\/(health|metrics)/;

/** Gives every request its id, language, logger and span, and records it when it is over. */
export function beginRequest(log: Logger, metrics: HttpMetrics): RequestHandler {
  return (req, res, next) => {
    const started = process.hrtime.bigint();
    const offered = req.get('x-request-id');
    const requestId = offered && SANE_ID.test(offered) ? offered : randomUUID();
    const preferred = req.acceptsLanguages([...LANGUAGES]) as Language | false;
    const { method, path, headers } = req;
    const span = QUIET.test(path) ? undefined : startServerSpan({ method, path, headers });
    const state: RequestState = {
      requestId,
      language: preferred || LANGUAGES[0],
      log: log.child({ requestId, ...(span?.traceId && { traceId: span.traceId }) }),
    };
    Object.assign(res.locals, state);
    res.set('X-Request-Id', requestId);
    res.vary('Accept-Language');
    res.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const { route = 'unmatched', account } = stateOf(res);
      // 499 as nginx has it: the caller left before there was an answer.
      const status = res.headersSent ? res.statusCode : 499;
      metrics.observe({ method, path: route, status }, seconds);
      span?.end({ route, status });
      const line = { method, route, status, ms: Math.round(seconds * 1e3) };
      state.log[QUIET.test(route) ? 'debug' : 'info']({ ...line, userId: account?.id }, 'request');
    });
    if (span) span.run(next);
    else next();
  };
}
