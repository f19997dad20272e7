import { startStack } from './running-stack';
import { STACK_VARIABLE } from './stack';
import type { StackAddress } from './running-stack';
import { keepForTearDown } from './tear-down';

/** Starts the whole product once, with waits of seconds where the defaults are minutes. */
export default async function setUp(): Promise<void> {
  const running = await startStack({
    env: { RETRY_INITIAL_INTERVAL: '1s', ACTIVITY_HEARTBEAT_TIMEOUT: '5s' },
  });
  keepForTearDown('stack', running.discard);
  const { api, home, temporalAddress, admin } = running;
  process.env[STACK_VARIABLE] = JSON.stringify({
    api,
    home,
    temporalAddress,
    admin,
  } satisfies StackAddress);
}
