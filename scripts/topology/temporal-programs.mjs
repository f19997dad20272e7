import os from 'node:os';
import path from 'node:path';
import { isExecutable, makeProgram } from '../embedded/program-files.mjs';
import { runProgram } from '../embedded/run-program.mjs';

/** For all of them together; a quiet machine of two cores takes seven minutes. */
const BUILD_WITHIN_MS = 2_400_000;

/** What the images of Temporal hold, as Go packages, by the service that shows the version. */
const PROGRAMS = [
  { name: 'temporal-sql-tool', source: 'go.temporal.io/server/cmd/tools/sql', service: 'temporal' },
  { name: 'temporal-server', source: 'go.temporal.io/server/cmd/server', service: 'temporal' },
  {
    name: 'temporal-ui-server',
    source: 'github.com/temporalio/ui-server/v2/cmd/server',
    service: 'temporal-ui',
  },
];

/**
 * Finds the programs of the Temporal images of the compose file, in the same versions, in the user's cache, or builds
 * them into it with Go, which takes some minutes once.
 * @param {object} options
 * @param {import('./compose-file.mjs').ComposeService[]} options.services
 * @param {boolean} options.build where they are not there
 * @param {(line: string) => void} options.log
 * @param {number} [options.withinMs] gives the building up
 * @returns {Promise<Record<string, string> | undefined>} their files by name; undefined where there are none
 */
export async function findTemporalPrograms({ services, build, log, withinMs }) {
  const end = Date.now() + (withinMs ?? BUILD_WITHIN_MS);
  /** @type {Record<string, string>} */
  const found = {};
  for (const { name, source, service } of PROGRAMS) {
    const image = services.find((each) => each.name === service)?.image ?? '';
    const version = image.slice(image.lastIndexOf(':') + 1);
    const file = path.join(cacheFolder(), `${name}-${version}`);
    if (!isExecutable(file)) {
      if (!build) return undefined;
      log(`Building ${name} ${version} into ${file}, once …`);
      await buildProgram(`${source}@v${version}`, file, Math.max(1, end - Date.now()));
    }
    found[name] = file;
  }
  return found;
}

/**
 * @param {string} source package and version
 * @param {string} file
 * @param {number} timeoutMs
 */
function buildProgram(source, file, timeoutMs) {
  return makeProgram(file, async (folder) => {
    const env = { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' };
    await runProgram('go', ['install', source], { timeoutMs, env });
    // Named after the last part of the package.
    return path.join(folder, path.basename(source.replace(/@.*/, '')));
  });
}

function cacheFolder() {
  const cache = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  return path.join(cache, 'pressroom');
}
