import { z } from 'zod';
import { addressInput } from '../../../contract/jobs/mail-content';
import { SUPPRESSION_REASONS } from '../../../contract/mail/recipient-status';
import { readAddress } from '../../../mail/address';
import {
  listSuppressions as listRows,
  suppress,
  unsuppress,
} from '../../../store/mail/suppressions';
import { defineEndpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { readMember } from '../../mail/read-addresses';
import { Refusal } from '../../problems';

const { makers } = JOB_FAMILIES.notifications;
const PATH = '/notifications/suppressions';
const BODY_MAX = 16_384;

const suppressionAnswer = z
  .object({
    email: z.string(),
    reason: z.enum(SUPPRESSION_REASONS),
    detail: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Suppression' });

/** Lists the addresses that get no mail. */
export const listSuppressions = defineEndpoint({
  id: 'listSuppressions',
  method: 'get',
  path: PATH,
  tag: 'notifications',
  summary: 'List the addresses that get no mail',
  access: makers,
  query: z.object({
    limit: z.int().min(1).max(1000).default(100),
    after: z.string().default('').describe('Only addresses behind this one.'),
  }),
  answers: { 200: { description: 'Addresses', schema: z.array(suppressionAnswer) } },
  handle: async ({ api, query }) => {
    const rows = await listRows(api.pool, query);
    const body = rows.map(({ createdAt, ...row }) => ({
      ...row,
      created_at: createdAt.toISOString(),
    }));
    return { status: 200, body };
  },
});

/** Puts one address on the list. */
export const addSuppression = defineEndpoint({
  id: 'addSuppression',
  method: 'post',
  path: PATH,
  tag: 'notifications',
  summary: 'Let an address get no mail any more',
  access: makers,
  body: {
    schema: z.strictObject({
      email: addressInput,
      reason: z.enum(SUPPRESSION_REASONS).default('manual'),
    }),
    required: true,
    maxBytes: BODY_MAX,
  },
  answers: { 200: { description: 'Done', schema: z.object({ email: z.string() }) } },
  handle: async (call) => {
    const key = readMember(call, ['email'], call.body.email).toLowerCase();
    await suppress(call.api.pool, [{ key, reason: call.body.reason }]);
    return { status: 200, body: { email: key } };
  },
});

/** Takes one address off the list. */
export const removeSuppression = defineEndpoint({
  id: 'removeSuppression',
  method: 'delete',
  path: `${PATH}/{email}`,
  tag: 'notifications',
  summary: 'Let an address get mail again',
  access: makers,
  params: z.object({ email: z.string() }),
  answers: { 204: { description: 'Done' } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, params: { email } }) => {
    const key = readAddress(email)?.key ?? email;
    if (await unsuppress(api.pool, key)) return { status: 204 };
    throw new Refusal('NOT_FOUND', 'suppressionUnknown', { values: { email } });
  },
});
