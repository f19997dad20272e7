import { resolve } from 'node:path';
import { freePorts } from '../free-port';
import type { Part } from './part';
import { serverPart } from './server-part';

const PROGRAMS_HOME = resolve(__dirname, '../../..', process.env['PRESSROOM_HOME'] || '.pressroom');

/** Starts a Temporal server of a test's own; its state is in `home`. */
export async function startEngine(home: string): Promise<{ engine: Part; port: number }> {
  const { ensureTemporalCli, startTemporal } =
    await import('../../../scripts/embedded/temporal.mjs');
  const [port, uiPort] = (await freePorts(2)) as [number, number];
  const cli = await ensureTemporalCli({ home: PROGRAMS_HOME });
  const engine = serverPart('engine', () => startTemporal({ home, port, uiPort, cli }));
  await engine.start();
  return { engine, port };
}
