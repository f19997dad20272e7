import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { checkScanner } from '../../../../src/cli/commands/doctor/check-scanner';

describe('checkScanner', () => {
  test('without CLAMD_URL no scanner is needed', async () => {
    expect(await checkScanner({})).toMatchObject({ state: 'missing', optional: true });
  });

  test('a daemon that is named must answer', async () => {
    // What clamd says to a PING in its null-terminated form.
    const daemon = createServer((socket) => {
      socket.on('data', (said) => socket.end(said.toString() === 'zPING\0' ? 'PONG\0' : 'ERROR\0'));
    });
    daemon.listen(0, '127.0.0.1');
    await once(daemon, 'listening');
    const CLAMD_URL = `tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}`;

    expect(await checkScanner({ CLAMD_URL })).toMatchObject({ state: 'ok' });
    daemon.close();
    await once(daemon, 'close');
    expect(await checkScanner({ CLAMD_URL })).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
