import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from './wait-for';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

/** One process of the topology. */
export interface TopologyPlace {
  name: string;
  service: { name: string };
  /** Ports of this machine, by those that the compose file names. */
  ports: Record<number, number>;
  folder: string;
  pid: number;
}

/** The services of docker-compose.yml as processes, of which none is started again when it ends. */
export interface TestTopology {
  home: string;
  engine: 'server' | 'dev server';
  /** Those of a service. */
  places(service: string): TopologyPlace[];
  account: { email: string; password: string };
  databaseUrl: string;
  /** Ends every process of a service with SIGKILL and waits until they are gone. */
  kill(service: string): Promise<void>;
  discard(): Promise<void>;
}

/** Starts them, our own with these settings; the Temporal server only where it has been built. */
export async function startTestTopology(settings: Record<string, string>): Promise<TestTopology> {
  const { startTopology } = await import('../../scripts/topology/topology.mjs');
  const home = await makeTemporaryFolder('topology');
  const topology = await startTopology({
    home,
    log: () => undefined,
    build: false,
    restart: false,
    settings,
  });
  const places = (service: string) =>
    topology.places.filter((place: TopologyPlace) => place.service.name === service);
  return {
    home,
    engine: topology.engine,
    places,
    account: {
      email: 'admin@pressroom.example',
      password: await readFile(join(topology.secretsFolder, 'admin-password'), 'utf8'),
    },
    databaseUrl: await readFile(join(topology.secretsFolder, 'database-url'), 'utf8'),
    async kill(service) {
      const pids = places(service).map(({ pid }) => pid);
      const living = pids.filter(isRunning);
      for (const pid of living) process.kill(pid, 'SIGKILL');
      await waitFor(`${service} to be gone`, () => !living.some(isRunning));
    },
    async discard() {
      await topology.stop();
      await removeFolder(home);
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
