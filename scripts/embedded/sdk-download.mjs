// Lets the Temporal SDK download one of its servers into a folder, and prints the path of the program:
// node sdk-download.mjs dev-server|time-skipping FOLDER
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [server, folder = '.'] = process.argv.slice(2);
const executable = /** @type {const} */ ({ type: 'cached-download', downloadDir: folder });
try {
  const environment =
    server === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({
          server: { executable, log: { format: 'pretty', level: 'error' } },
        })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await environment.teardown();
  const [file] = readdirSync(folder);
  if (file === undefined) throw new Error(`the SDK left nothing in ${folder}`);
  process.stdout.write(path.join(folder, file));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
