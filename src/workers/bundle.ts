import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_CONVERTER_PATH } from '../temporal/payloads/data-converter';

/** The workflows' entry file. */
export const WORKFLOWS_PATH = require.resolve('../workflows');

/** The interceptors that make spans of workflows; bundled with them, never loaded here. */
const TRACING_INTERCEPTORS =
  require.resolve('@temporalio/interceptors-opentelemetry/lib/workflow-interceptors');

/** Where the set-up step puts the bundled workflows. */
export const BUNDLE_PATH = join(__dirname, '../workflow-bundle.js');

/**
 * The workflows as a worker takes them: the prebuilt bundle where there is one, else the entry file. They are
 * bundled anew where payloads are encrypted, with the converter that hides failures too, and where they are
 * traced, with the interceptors that make spans.
 */
export async function workflowSource({
  encrypted,
  traced,
}: {
  encrypted: boolean;
  traced: boolean;
}): Promise<Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'>> {
  if (encrypted || traced) {
    return {
      workflowBundle: await bundleWorkflowCode({
        workflowsPath: WORKFLOWS_PATH,
        ...(encrypted && { failureConverterPath: FAILURE_CONVERTER_PATH }),
        ...(traced && { workflowInterceptorModules: [TRACING_INTERCEPTORS] }),
        logger: new DefaultLogger('WARN'),
      }),
    };
  }
  if (existsSync(BUNDLE_PATH)) return { workflowBundle: { codePath: BUNDLE_PATH } };
  return { workflowsPath: WORKFLOWS_PATH };
}
