import { describe, expect, test } from '@jest/globals';
import { isPublicUrl } from '../../src/mail/public-url';

describe('isPublicUrl', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://user:password@a.example/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'no address',
  ])('refuses %s', (url) => {
    expect(isPublicUrl(url, false)).toBe(false);
  });

  test('takes addresses of the public Internet, and private ones where they are allowed', () => {
    expect(isPublicUrl('https://a.example/hook?x=1', false)).toBe(true);
    expect(isPublicUrl('http://93.184.216.34:8080/', false)).toBe(true);
    expect(isPublicUrl('http://127.0.0.1/', true)).toBe(true);
    expect(isPublicUrl('ftp://127.0.0.1/', true)).toBe(false);
  });
});
