import { once } from 'node:events';
import { connect } from 'node:net';
import type { Env } from '../../command';
import { broken, fine, missing, reasonOf } from './finding';
import type { Finding } from './finding';

const CHECK = 'clamd';
const PATIENCE_MS = 3_000;

/** Asks the ClamAV daemon whether it is there; without CLAMD_URL none is needed. */
export async function checkScanner(env: Env): Promise<Finding> {
  const url = env['CLAMD_URL'];
  if (!url) {
    const fix = 'Run clamd and set CLAMD_URL, such as tcp://127.0.0.1:3310.';
    return missing(CHECK, 'CLAMD_URL is not set; documents are read unscanned', fix);
  }
  try {
    const answer = await ping(new URL(url));
    if (answer.startsWith('PONG')) return { ...fine(CHECK, `${url} answers`), optional: true };
    return broken(CHECK, `${url} answers "${answer}", not PONG`, 'Correct CLAMD_URL.');
  } catch (error) {
    const fix = 'Start clamd, correct CLAMD_URL, or unset it to do without.';
    return broken(CHECK, `${url}: ${reasonOf(error)}`, fix);
  }
}

async function ping({ protocol, hostname, port, pathname }: URL): Promise<string> {
  const socket =
    protocol === 'unix:'
      ? connect(pathname)
      : connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
  try {
    socket.write('zPING\0');
    const [answer] = (await once(socket, 'data', {
      signal: AbortSignal.timeout(PATIENCE_MS),
    })) as [Buffer];
    return answer.toString('latin1').replaceAll('\0', '').trim();
  } finally {
    socket.destroy();
  }
}
