import { processTerminal } from './output/terminal';
import { runCommand } from './run-command';

// A reader that has seen enough, such as head, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void runCommand(process.argv.slice(2), process.env, processTerminal()).then((code) => {
  process.exitCode = code;
});
