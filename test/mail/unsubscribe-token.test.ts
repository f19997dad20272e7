import { describe, expect, test } from '@jest/globals';
import { readUnsubscription, signUnsubscription } from '../../src/mail/unsubscribe-token';

describe('readUnsubscription', () => {
  const content = { email: 'ann@mail.example', jobId: 'j1', expiresAt: Date.now() + 60_000 };
  const token = signUnsubscription('secret', content);

  test('reads a link as often as it is used', () => {
    expect(readUnsubscription('secret', token)).toEqual(content);
    expect(readUnsubscription('secret', token)).toEqual(content);
  });

  test('refuses forged, damaged and expired ones', () => {
    const forged = `${Buffer.from('["eve@mail.example","j1",9999999999999]').toString('base64url')}.${token.split('.')[1]}`;
    const late = readUnsubscription('secret', token, content.expiresAt);
    const wrong = [forged, `${token}x`, token.slice(0, -1), `${token}.x`, '', 'a.b'];
    expect([late, readUnsubscription('other', token)]).toEqual([null, null]);
    expect(wrong.map((text) => readUnsubscription('secret', text))).toEqual(wrong.map(() => null));
  });
});
