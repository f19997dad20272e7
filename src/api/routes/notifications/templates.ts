import { z } from 'zod';
import { AppError } from '../../../contract/errors';
import { templateData } from '../../../contract/jobs/mail-content';
import { translate } from '../../../contract/say';
import { readMailSource } from '../../../mail/mail-source';
import { createMailRenderer } from '../../../mail/render-mail';
import { listTemplates as listFolders } from '../../../mail/templates';
import { defineEndpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { InvalidRequest } from '../../problems';

const { makers } = JOB_FAMILIES.notifications;
const BODY_MAX = 1_048_576;

/** Lists the mail templates. */
export const listTemplates = defineEndpoint({
  id: 'listTemplates',
  method: 'get',
  path: '/notifications/templates',
  tag: 'notifications',
  summary: 'List the mail templates with their languages',
  access: makers,
  answers: {
    200: {
      description: 'Templates',
      schema: z.array(z.object({ name: z.string(), languages: z.array(z.string()) })),
    },
  },
  handle: async ({ api }) => ({ status: 200, body: await listFolders(api.mail.templates) }),
});

/** Renders a template without sending anything. */
export const previewTemplate = defineEndpoint({
  id: 'previewTemplate',
  method: 'post',
  path: '/notifications/templates/{name}/preview',
  tag: 'notifications',
  summary: 'Render a template with values, sending nothing',
  access: makers,
  params: z.object({ name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/) }),
  body: {
    schema: z.strictObject({
      data: templateData.default({}),
      locale: z.string().min(2).max(35).default('fr-FR'),
    }),
    required: false,
    maxBytes: BODY_MAX,
  },
  answers: {
    200: {
      description: 'The rendered mail',
      schema: z.object({ subject: z.string(), html: z.string().optional(), text: z.string() }),
    },
  },
  handle: async ({ api, params, body, language }) => {
    const { data, locale } = body;
    try {
      const wanted = { template: params.name, locale };
      const source = await readMailSource(api.mail.templates, wanted, { hasData: true });
      const render = await createMailRenderer(source);
      return { status: 200, body: render(data) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error;
      const msg = translate(error.publicMessage, language);
      const loc = error.details['part'] === undefined ? ['path', 'name'] : ['body', 'data'];
      throw new InvalidRequest([{ loc, msg, type: 'value_error' }]);
    }
  },
});
