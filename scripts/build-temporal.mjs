// Builds the programs of the Temporal images of docker-compose.yml into the user's cache, for the topology and its
// test. Where that cannot be done within ten minutes, it says so, and the dev server stands in.
import { readComposeFile } from './topology/compose-file.mjs';
import { findTemporalPrograms } from './topology/temporal-programs.mjs';

const { services } = readComposeFile(process.env);
try {
  const programs = await findTemporalPrograms({
    services,
    build: true,
    log: (line) => console.log(line),
    withinMs: 600_000,
  });
  for (const file of Object.values(programs ?? {})) console.log(file);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.log(`The Temporal server is not built (${reason}): the dev server stands in for it.`);
}
