import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import { API_BASE } from '../contract/names';
import { createContext } from './context';
import type { ApiDeps } from './deps';
import { createHttpMetrics } from './metrics/http-metrics';
import { answerErrors } from './middleware/answer-errors';
import { beginRequest } from './middleware/begin-request';
import { letWebUiIn } from './middleware/codec-access';
import { Refusal } from './problems';
import { createDocsRouter } from './routes/docs/router';
import { ENDPOINTS } from './routes/index';
import { createRouter } from './router';

/** Scripts and styles come from here alone; the docs page draws a few icons out of `data:` addresses. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Builds the API out of its parts; it listens nowhere. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.set('query parser', false);
  app.set('etag', false);
  app.set('case sensitive routing', true);
  app.set('trust proxy', deps.config.trustProxy);
  app.use(beginRequest(deps.log, createHttpMetrics(deps.metrics)));
  app.use(helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY }));
  app.use([`${API_BASE}/codec`, '/codec'], letWebUiIn(deps.config.uiOrigin));
  const router = createRouter(ENDPOINTS, createContext(deps));
  router.use(createDocsRouter(ENDPOINTS));
  app.use(API_BASE, router);
  app.use(router);
  app.use((req) => {
    throw new Refusal('NOT_FOUND', 'routeUnknown', { values: { path: req.path } });
  });
  app.use(answerErrors());
  return app;
}
