import { Router, static as serveStatic } from 'express';
import { absolutePath } from 'swagger-ui-dist';
import type { Endpoint } from '../../endpoint';
import { buildDocument } from '../../openapi/document';
import { stateOf } from '../../request-state';
import { docsPage, docsScript } from './page';

/** Milliseconds that browsers may keep the parts of the docs page, which change with a release only. */
const ASSET_AGE_MS = 3_600_000;

/** Serves the document of the API and a page to read and try it, all out of this installation. */
export function createDocsRouter(endpoints: readonly Endpoint[]): Router {
  const document = JSON.stringify(buildDocument(endpoints));
  const router = Router({ caseSensitive: true });
  router.get('/openapi.json', (_req, res) => {
    stateOf(res).route = '/openapi.json';
    res.type('application/json').send(document);
  });
  router.get('/docs', (req, res) => {
    stateOf(res).route = '/docs';
    res.type('html').send(docsPage(req.path.endsWith('/') ? '.' : './docs'));
  });
  router.use('/docs', (_req, res, next) => {
    stateOf(res).route = '/docs/*';
    next();
  });
  router.get('/docs/start.js', (_req, res) => {
    res.type('text/javascript').send(docsScript());
  });
  router.use('/docs', serveStatic(absolutePath(), { index: false, maxAge: ASSET_AGE_MS }));
  return router;
}
