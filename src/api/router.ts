import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { ApiContext } from './context';
import type { Endpoint } from './endpoint';
import { authenticate, authorize } from './middleware/authenticate';
import { limitRequests } from './middleware/rate-limit';
import { readBody } from './middleware/read-body';
import { Refusal } from './problems';
import { stateOf } from './request-state';
import { createRequestReader } from './request/read-request';

/** Routes requests to the endpoints, each behind the checks that it declares. */
export function createRouter(endpoints: readonly Endpoint[], api: ApiContext): Router {
  const router = Router({ caseSensitive: true });
  const whoCalls = authenticate(api.sessions);
  const limit = limitRequests(api.config.rateLimitPerMinute);
  for (const endpoint of endpoints) {
    const { access, rateLimited = true, body } = endpoint;
    router[endpoint.method](
      pattern(endpoint.path),
      markRoute(endpoint.path),
      ...(access === 'public' ? [] : [whoCalls]),
      ...(rateLimited ? [limit] : []),
      authorize(access),
      ...(body ? [readBody(body.maxBytes)] : []),
      serve(endpoint, api),
    );
  }
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    router.all(pattern(path), markRoute(path), refuseMethod(methodsOf(endpoints, path)));
  }
  return router;
}

/** Express writes a parameter as `:name`, OpenAPI as `{name}`. */
function pattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function markRoute(path: string): RequestHandler {
  return (_req, res, next) => {
    stateOf(res).route = path;
    next();
  };
}

function serve(endpoint: Endpoint, api: ApiContext): RequestHandler {
  const read = createRequestReader(endpoint);
  return async (req, res) => {
    const { language, log, account = null } = stateOf(res);
    const input = read(req, language);
    const reply = await endpoint.handle({ api, req, res, account, language, log, ...input });
    if (reply === 'sent') return;
    res.status(reply.status);
    if (reply.body === undefined) res.end();
    else res.json(reply.body);
  };
}

function methodsOf(endpoints: readonly Endpoint[], path: string): string {
  const methods = endpoints
    .filter((endpoint) => endpoint.path === path)
    .map((endpoint) => endpoint.method.toUpperCase());
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
}

function refuseMethod(allowed: string): RequestHandler {
  return (req) => {
    throw new Refusal('METHOD_NOT_ALLOWED', 'methodNotAllowed', {
      values: { method: req.method, allowed },
      headers: { Allow: allowed },
    });
  };
}
