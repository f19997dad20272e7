import { z } from 'zod';

/** Bytes of a key of AES-256. */
const KEY_BYTES = 32;

const ENTRY = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/_-]+=*)$/;

/** Named keys, such as `2026b:<base64 of 32 bytes>,2026a:…`; the first encrypts, all of them decrypt. */
export function payloadKeys() {
  return z.string().transform((value, context) => {
    const entries = value.split(',').filter((entry) => entry.trim() !== '');
    const keys = entries.map((entry) => {
      const [, id = '', text = ''] = ENTRY.exec(entry.trim()) ?? [];
      return { id, key: Buffer.from(text, 'base64') };
    });
    const names = new Set(keys.map(({ id }) => id));
    const readable = keys.every(({ id, key }) => id !== '' && key.length === KEY_BYTES);
    if (readable && names.size === keys.length) return keys;
    context.addIssue({
      code: 'custom',
      message: `must be id:key pairs, comma-separated, ids all different, each key the base64 of ${KEY_BYTES} bytes (openssl rand -base64 ${KEY_BYTES})`,
    });
    return z.NEVER;
  });
}
