import { z } from 'zod';
import { callbackSecretOf } from '../../../mail/callback-signature';
import { deleteEndpoint, insertEndpoint, listEndpoints } from '../../../store/callbacks/endpoints';
import type { CallbackEndpoint } from '../../../store/callbacks/endpoints';
import { checkCallback } from '../../callbacks/check-callback';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';

const PATH = '/notifications/callbacks';
const BODY_MAX = 16_384;

const endpointAnswer = z
  .object({ id: z.int(), url: z.string(), created_at: z.iso.datetime() })
  .meta({ id: 'CallbackAddress' });

/** Shows the secret with which an account checks the signatures of its callbacks. */
export const callbackSecret = defineEndpoint({
  id: 'showCallbackSecret',
  method: 'get',
  path: `${PATH}/secret`,
  tag: 'notifications',
  summary: 'Show the secret that your callbacks are signed with (Standard Webhooks)',
  access: 'signed-in',
  answers: { 200: { description: 'The secret', schema: z.object({ secret: z.string() }) } },
  handle: async ({ api, account }) => {
    const secret = callbackSecretOf(api.mail.callbackSecret, account.id);
    return { status: 200, body: { secret } };
  },
});

/** Registers an address that hears of the end of each of the caller's jobs. */
export const addCallback = defineEndpoint({
  id: 'addCallback',
  method: 'post',
  path: PATH,
  tag: 'notifications',
  summary: 'Register an address that hears of the end of each of your jobs',
  access: 'signed-in',
  body: {
    schema: z.strictObject({ url: z.url().max(2000) }),
    required: true,
    maxBytes: BODY_MAX,
  },
  answers: { 200: { description: 'The address', schema: endpointAnswer } },
  handle: async (call) => {
    const { api, account, body } = call;
    checkCallback(call, body.url, 'url');
    const endpoint = await insertEndpoint(api.pool, account.id, body.url);
    return { status: 200, body: endpoint && show(endpoint) };
  },
});

/** Lists the caller's addresses. */
export const listCallbackAddresses = defineEndpoint({
  id: 'listCallbackAddresses',
  method: 'get',
  path: PATH,
  tag: 'notifications',
  summary: 'List the addresses that hear of your jobs',
  access: 'signed-in',
  answers: { 200: { description: 'Addresses', schema: z.array(endpointAnswer) } },
  handle: async ({ api, account }) => {
    const endpoints = await listEndpoints(api.pool, account.id);
    return { status: 200, body: endpoints.map(show) };
  },
});

/** Forgets an address of the caller. */
export const removeCallback = defineEndpoint({
  id: 'removeCallback',
  method: 'delete',
  path: `${PATH}/{id}`,
  tag: 'notifications',
  summary: 'Forget an address',
  access: 'signed-in',
  params: z.object({ id: z.int().min(1) }),
  answers: { 204: { description: 'Done' } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, account, params: { id } }) => {
    if (await deleteEndpoint(api.pool, account.id, id)) return { status: 204 };
    throw new Refusal('NOT_FOUND', 'endpointUnknown', { values: { id } });
  },
});

function show({ id, url, createdAt }: CallbackEndpoint): z.output<typeof endpointAnswer> {
  return { id, url, created_at: createdAt.toISOString() };
}
