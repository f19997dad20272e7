import { once } from 'node:events';
import { EXIT } from '../exit-codes';
import type { Command, Env } from '../command';
import { readStackFile } from '../local/stack-file';
import { serveProxy } from '../local/serve-proxy';
import { Problem } from '../problem';
import { wholeNumber } from '../read-options';

/** The port that operators of the original know. */
const DEFAULT_PORT = '5555';
const PORTS = { min: 0, max: 65_535 };

/** `pressroom flower`: the engine's Web UI on the port where Flower was. */
export const flower: Command = {
  name: 'flower',
  summary: "Serve the Web UI of the engine in use on this machine's port 5555, or another",
  words: '[port]',
  notes: ['The UI is that of TEMPORAL_UI_URL, else that of the stack that runs on PRESSROOM_HOME.'],
  examples: ['pressroom flower', 'pressroom flower 8080'],
  async run({ words, env, terminal }) {
    const port = wholeNumber(words[0] ?? DEFAULT_PORT, 'The port', PORTS);
    const target = uiOf(env);
    const server = await serveProxy(target, port);
    terminal.print(`${server.url} shows ${target}. Ctrl-C ends it.`);
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    await once(stop.signal, 'abort');
    await server.close();
    return undefined;
  },
};

function uiOf(env: Env): string {
  const url = env['TEMPORAL_UI_URL'] || readStackFile(env)?.temporal.ui;
  if (url) return url;
  throw new Problem(
    EXIT.unreachable,
    'No Web UI is known: set TEMPORAL_UI_URL to its address, or start a stack with "pressroom up".',
  );
}
