import { bundleWorkflowCode } from '@temporalio/worker';
import { writeFile } from 'node:fs/promises';
import { BUNDLE_PATH, WORKFLOWS_PATH } from './bundle';

/** Bundles the workflows once, in the set-up step, so that workers start without webpack. */
async function main(): Promise<void> {
  const logger = {
    log: noop,
    trace: noop,
    debug: noop,
    info: noop,
    warn: complain,
    error: complain,
  };
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS_PATH, logger });
  await writeFile(BUNDLE_PATH, code);
}

function noop(): void {
  // webpack's chatter is of no use to whoever waits for the set-up step
}

function complain(message: unknown): void {
  process.stderr.write(`${String(message)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The workflows could not be bundled: ${String(error)}\n`);
  process.exitCode = 1;
});
