import { connect } from 'node:net';
import { findApi } from '../../api/find-api';
import { createApiClient } from '../../api/client';
import type { CommandContext, Env } from '../../command';
import { programEnv } from '../../local/program-env';
import { textOption } from '../../read-options';
import { broken, fine, reasonOf } from './finding';
import type { Finding } from './finding';

const PATIENCE_MS = 3_000;

/** Looks at what runs: the API, the sign-in, the engine behind it and the workers. */
export async function checkApi(context: CommandContext): Promise<Finding[]> {
  const { env, options } = context;
  try {
    const url = findApi(env, textOption(options, 'url'));
    await createApiClient(url).get('/health');
    const engine = await checkEngine(url, env);
    return [
      fine('api', url),
      await checkSignIn(context),
      engine,
      ...(engine.state === 'ok' ? [await checkWorkers(url)] : []),
    ];
  } catch (error) {
    const fix = 'Start it with "pressroom up" or "pressroom api", or give its address by --url.';
    return [broken('api', reasonOf(error), fix)];
  }
}

async function checkSignIn({ api }: CommandContext): Promise<Finding> {
  try {
    await (await api()).get('/users', { limit: 1 });
    return fine('sign-in', 'as ADMIN');
  } catch (error) {
    const fix = 'Set ADMIN_EMAIL and ADMIN_PASSWORD, or PRESSROOM_TOKEN, of an ADMIN.';
    return broken('sign-in', reasonOf(error), fix);
  }
}

async function checkEngine(url: string, env: Env): Promise<Finding> {
  const { engine } = await createApiClient(url).get<{ engine: boolean }>('/health/db');
  const address = programEnv(env)['TEMPORAL_ADDRESS'] ?? 'localhost:7233';
  if (engine) return fine('engine', `Temporal answers the API; ${address} from here`);
  const heard = await canConnect(address);
  return heard
    ? broken('engine', `${address} listens but does not serve the API`, 'Look into its log.')
    : broken('engine', `nothing listens at ${address}`, 'Start Temporal, or set TEMPORAL_ADDRESS.');
}

async function checkWorkers(url: string): Promise<Finding> {
  try {
    await createApiClient(url).get('/health/ready');
    return fine('workers', 'every queue is served');
  } catch (error) {
    return broken('workers', reasonOf(error), 'Start one with "pressroom worker".');
  }
}

function canConnect(address: string): Promise<boolean> {
  const [host = 'localhost', port = '7233'] = address.split(/:(?=\d+$)/);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: PATIENCE_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
