import type { PayloadCodec } from '@temporalio/common';
import { z } from 'zod';
import { createEncryptingCodec } from '../../../temporal/payloads/encrypting-codec';
import type { PayloadKey } from '../../../temporal/payloads/encrypting-codec';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';

const BODY_MAX = 4 * 1_048_576;
const base64 = z.base64();

/** Payloads as the engine's UI and CLI send them and take them back. */
const payloadsInput = z.object({
  payloads: z.array(
    z.object({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() }),
  ),
});
type Payloads = z.infer<typeof payloadsInput>;

/** One direction of the codec endpoint, by which people with the right to it read encrypted payloads. */
function transcode(direction: 'decode' | 'encode', summary: string) {
  return defineEndpoint({
    id: `${direction}Payloads`,
    method: 'post',
    path: `/codec/${direction}`,
    tag: 'operations',
    summary,
    access: ['ADMIN'],
    body: { schema: payloadsInput, required: true, maxBytes: BODY_MAX },
    answers: { 200: { description: 'The payloads', schema: payloadsInput } },
    problems: ['CONFLICT'],
    handle: async ({ api, body }) => ({
      status: 200,
      body: await apply(body, api.config.payloadKeys, direction),
    }),
  });
}

export const decodePayloads = transcode('decode', 'Decrypt payloads of the engine');
export const encodePayloads = transcode('encode', 'Encrypt payloads for the engine');

async function apply(
  { payloads }: Payloads,
  keys: readonly PayloadKey[],
  direction: keyof Pick<PayloadCodec, 'decode' | 'encode'>,
): Promise<Payloads> {
  if (keys.length === 0) return { payloads };
  const read = payloads.map(({ metadata = {}, data = '' }) => ({
    metadata: mapValues(metadata, (text) => Buffer.from(text, 'base64')),
    data: Buffer.from(data, 'base64'),
  }));
  let done;
  try {
    done = await createEncryptingCodec(keys)[direction](read);
  } catch (cause) {
    throw new Refusal('CONFLICT', 'payloadUnreadable', { values: { reason: String(cause) } });
  }
  return {
    payloads: done.map(({ metadata, data }) => ({
      metadata: mapValues(metadata ?? {}, (bytes) => Buffer.from(bytes).toString('base64')),
      data: Buffer.from(data ?? []).toString('base64'),
    })),
  };
}

function mapValues<From, To>(values: Record<string, From>, map: (value: From) => To) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
