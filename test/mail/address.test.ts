import { describe, expect, test } from '@jest/globals';
import { readAddress } from '../../src/mail/address';

describe('readAddress', () => {
  test.each([
    ['ann@example.com', 'ann@example.com', 'ann@example.com'],
    [' Ann.Lee+x@EXAMPLE.com ', 'Ann.Lee+x@example.com', 'ann.lee+x@example.com'],
    ['ann@exämple.com', 'ann@xn--exmple-cua.com', 'ann@xn--exmple-cua.com'],
    ['jörg@example.com', 'jörg@example.com', 'jörg@example.com'],
  ])('reads %s', (given, email, key) => {
    expect(readAddress(given)).toMatchObject({ email, key });
  });

  test.each([
    '',
    'ann',
    'ann@',
    '@example.com',
    'ann@example',
    'ann@@example.com',
    'a b@example.com',
    'ann@exa mple.com',
    'ann@-example.com',
    'ann@example..com',
    'ann@[127.0.0.1]',
    'Ann <ann@example.com>',
    'ann@example.com, bob@example.com',
    '"a@b.com> x"@example.com',
    'ann@example.com\r\nBcc: bob@example.com',
    `${'a'.repeat(65)}@example.com`,
    `ann@${'a.'.repeat(130)}com`,
  ])('refuses %j', (given) => {
    expect(readAddress(given)).toBeNull();
  });
});
