import { offerServers } from './servers';
import { SHARED_SERVERS_VARIABLE } from './shared-server';
import { keepForTearDown } from './tear-down';

/** Makes the shared servers available to all tests of the run. */
export default async function setUp(): Promise<void> {
  const servers = await offerServers();
  keepForTearDown('servers', servers.stop);
  process.env[SHARED_SERVERS_VARIABLE] = servers.url;
}
