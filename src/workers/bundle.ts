import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_CONVERTER_PATH } from '../temporal/payloads/data-converter';

/** The workflows' entry file. */
export const WORKFLOWS_PATH = require.resolve('../workflows');

/** Where the set-up step puts the bundled workflows. */
export const BUNDLE_PATH = join(__dirname, '../workflow-bundle.js');

/**
 * The workflows as a worker takes them: the prebuilt bundle where there is one, else the entry file. Where
 * payloads are encrypted they are bundled anew, with the converter that hides failures too.
 */
export async function workflowSource(
  encrypted: boolean,
): Promise<Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'>> {
  if (encrypted) {
    return {
      workflowBundle: await bundleWorkflowCode({
        workflowsPath: WORKFLOWS_PATH,
        failureConverterPath: FAILURE_CONVERTER_PATH,
        logger: new DefaultLogger('WARN'),
      }),
    };
  }
  if (existsSync(BUNDLE_PATH)) return { workflowBundle: { codePath: BUNDLE_PATH } };
  return { workflowsPath: WORKFLOWS_PATH };
}
