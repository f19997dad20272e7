import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The workflows' entry file. */
export const WORKFLOWS_PATH = require.resolve('../workflows');

/** Where the set-up step puts the bundled workflows. */
export const BUNDLE_PATH = join(__dirname, '../workflow-bundle.js');

/** The workflows as a worker takes them: the prebuilt bundle where there is one, else the entry file. */
export function workflowSource():
  { workflowBundle: { codePath: string } } | { workflowsPath: string } {
  if (existsSync(BUNDLE_PATH)) return { workflowBundle: { codePath: BUNDLE_PATH } };
  return { workflowsPath: WORKFLOWS_PATH };
}
