import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { createEncryptingCodec } from '../../../../src/temporal/payloads/encrypting-codec';
import { useApi } from '../../support/use-api';

const KEY = { id: '2026a', key: randomBytes(32) };
const WEB_UI = 'http://127.0.0.1:8233';

describe('POST /codec/decode', () => {
  const api = useApi({ payloadKeys: [KEY], uiOrigin: WEB_UI });

  /** An encrypted payload in the form in which UI and CLI send it. */
  async function encrypted() {
    const [payload] = await createEncryptingCodec([KEY]).encode([
      defaultPayloadConverter.toPayload({ name: 'Ada Lovelace' }),
    ]);
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const metadata = Object.entries(payload?.metadata ?? {});
    return {
      payloads: [
        {
          metadata: Object.fromEntries(metadata.map(([name, value]) => [name, base64(value)])),
          data: base64(payload?.data ?? new Uint8Array()),
        },
      ],
    };
  }

  const readable = (text: string) => {
    const { payloads } = JSON.parse(text) as { payloads: { data: string }[] };
    return payloads.map(({ data }) => Buffer.from(data, 'base64').toString());
  };

  test('decrypts for an administrator, as the CLI asks, and for no one else', async () => {
    const body = await encrypted();
    const { token } = await api.signedIn('ADMIN');
    const answer = await api.call('POST', '/codec/decode', { body, token });
    expect(readable(answer.text)).toEqual(['{"name":"Ada Lovelace"}']);

    const manager = await api.signedIn('MANAGER');
    expect((await api.call('POST', '/codec/decode', { body, token: manager.token })).status).toBe(
      403,
    );
    expect((await api.call('POST', '/codec/decode', { body })).status).toBe(401);
  });

  test("the Web UI of an administrator's browser reads along, a page from elsewhere does not", async () => {
    const body = await encrypted();
    const { token } = await api.signedIn('ADMIN');
    const session = await api.call('POST', '/codec/session', { token });
    const setCookie = session.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/HttpOnly; SameSite=Strict$/);
    const cookie = setCookie.split(';', 1)[0] ?? '';

    const preflight = await api.call('OPTIONS', '/codec/decode', { headers: { origin: WEB_UI } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(WEB_UI);

    const fromUi = { origin: WEB_UI, cookie, 'x-namespace': 'default' };
    const answer = await api.call('POST', '/codec/decode', { body, headers: fromUi });
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(readable(answer.text)).toEqual(['{"name":"Ada Lovelace"}']);

    const elsewhere = { ...fromUi, origin: 'https://elsewhere.example' };
    const refused = await api.call('POST', '/codec/decode', { body, headers: elsewhere });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });
});
