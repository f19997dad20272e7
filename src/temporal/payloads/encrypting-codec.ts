import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { AppError } from '../../contract/errors';

/** A key of 32 bytes and the name by which payloads say that it encrypted them. */
export interface PayloadKey {
  id: string;
  key: Buffer;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENCODING = 'binary/encrypted';

const { Payload: PayloadMessage } = temporal.api.common.v1;

/**
 * Encrypts payloads before they leave the process and decrypts those that come back. The first key
 * encrypts; the others are there for what was encrypted before a rotation. Payloads that nobody encrypted
 * pass as they are, so that encryption can be switched on while jobs run.
 */
export function createEncryptingCodec(keys: readonly PayloadKey[]): PayloadCodec {
  const [newest] = keys;
  if (!newest)
    throw new AppError('CONFIGURATION', 'Encryption of payloads needs one key at least.');
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(payload, newest)),
    decode: async (payloads) => payloads.map((payload) => decrypt(payload, keys)),
  };
}

function encrypt(payload: Payload, { id, key }: PayloadKey): Payload {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(id));
  const text = PayloadMessage.encode(PayloadMessage.create(payload)).finish();
  const data = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const metadata = { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) };
  return { metadata, data };
}

function decrypt(payload: Payload, keys: readonly PayloadKey[]): Payload {
  if (textOf(payload, 'encoding') !== ENCODING) return payload;
  const id = textOf(payload, 'encryption-key-id');
  const known = keys.find((key) => key.id === id);
  if (!known) {
    throw new AppError(
      'CONFIGURATION',
      `A payload is encrypted with the key "${id}", which PAYLOAD_KEYS does not hold; keep old keys behind the newest one.`,
    );
  }
  const data = Buffer.from(payload.data ?? []);
  const end = data.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, known.key, data.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(id))
    .setAuthTag(data.subarray(end));
  const text = Buffer.concat([decipher.update(data.subarray(NONCE_BYTES, end)), decipher.final()]);
  return PayloadMessage.decode(text);
}

function textOf({ metadata }: Payload, name: string): string {
  return Buffer.from(metadata?.[name] ?? []).toString();
}
