import { loadConfig } from '../../config/load';
import { TASK_QUEUES } from '../../contract/names';
import type { Command } from '../command';
import { EXIT } from '../exit-codes';
import { programEnv } from '../local/program-env';
import { wrongUsage } from '../problem';
import { textOption, wholeNumber } from '../read-options';

/** `pressroom replay`: whether the jobs under way can go on with the code of this checkout. */
export const replay: Command = {
  name: 'replay',
  summary: 'Replay the open workflows of the engine in use against the present workflow code',
  options: {
    open: { type: 'boolean', about: 'The open workflows; needed.' },
    newest: { type: 'string', value: '<n>', about: 'Of each type, only the newest so many.' },
  },
  notes: [
    'Run it with the new code before a deploy: exits 1 and names the workflows that would get stuck on it.',
    'The engine is that of TEMPORAL_ADDRESS, else of the stack that runs on PRESSROOM_HOME.',
  ],
  examples: ['pressroom replay --open', 'TEMPORAL_ADDRESS=host:7233 pressroom replay --open'],
  async run({ options, env, terminal }) {
    if (options['open'] !== true) throw wrongUsage('"pressroom replay" needs --open.');
    const newest = newestOf(textOption(options, 'newest'));
    const { PAYLOAD_KEYS: payloadKeys } = loadConfig(programEnv(env));
    // The SDK is heavy; the other commands do without it.
    const { installQuietRuntime, replayOpen } = await import('../../workers/replay-open.js');
    const { withEngine } = await import('../local/with-engine.js');
    installQuietRuntime();
    const { replayed, notBegun, failed } = await withEngine(env, payloadKeys, (client) =>
      replayOpen(client, { queues: TASK_QUEUES, payloadKeys, ...(newest && { newest }) }),
    );
    for (const { workflowType, workflowId, reason } of failed) {
      terminal.complain(`${workflowType} ${workflowId}: ${reason}`);
    }
    terminal.print(
      `Open workflows replayed: ${replayed}, failed: ${failed.length}; not begun yet: ${notBegun}.`,
    );
    return failed.length === 0 ? EXIT.ok : EXIT.failed;
  },
};

function newestOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber(text, '--newest', { min: 1, max: 1_000_000 });
}
