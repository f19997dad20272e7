import path from 'node:path';
import { installPythonTool, MOTO } from '../embedded/python-tool.mjs';
import { PROJECT } from '../supervisor/project.mjs';
import { runCommand } from './run-program.mjs';

/** @typedef {import('./programs.mjs').Run} Run */

/**
 * An S3 server, which keeps all in memory.
 * @type {Run}
 */
export async function runStorage(place, context) {
  const bin = await installPythonTool(path.join(PROJECT, '.pressroom'), MOTO);
  const python = path.join(bin, 'python');
  const words = ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(place.ports[9000])];
  return runCommand(place, context, { command: [python, ...words] });
}

/** Sends one PUT and ends with 0 where it was taken. */
const PUT =
  "fetch(process.argv[1], { method: 'PUT' }).then((answer) => process.exit(answer.ok ? 0 : 1))";

/**
 * Makes the bucket; ends.
 * @type {Run}
 */
export function makeBucket(place, context) {
  const storage = context.localizer.text('http://minio:9000', place);
  const { S3_BUCKET: bucket } = context.localizer.environment(place);
  return runCommand(place, context, { command: ['node', '-e', PUT, `${storage}/${bucket}`] });
}

/**
 * Takes the mails and keeps them as files in the folder `mail` of its own.
 * @type {Run}
 */
export function runMailServer(place, context) {
  const env = { PRESSROOM_HOME: place.folder, SMTP_PORT: String(place.ports[1025]) };
  return runCommand(place, context, { command: ['node', 'scripts/mail-catcher.mjs'], env });
}
