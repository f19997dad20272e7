import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './run-program.mjs';

/**
 * A tool that is taken from PyPI.
 * @typedef {object} PythonTool
 * @property {string} name
 * @property {string[]} packages requirements with exact versions
 * @property {string} purpose what it is needed for, for the message where it cannot be had
 */

/**
 * moto with what its S3 server needs; `moto[server]` would bring the rest of AWS along, at twice the size.
 * @type {PythonTool}
 */
export const MOTO = {
  name: 'moto',
  packages: ['moto[s3]==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5'],
  purpose: 'The artifact store is tested on a real S3 server',
};

/**
 * Sends requests made from the OpenAPI document, and checks every answer against it.
 * @type {PythonTool}
 */
export const SCHEMATHESIS = {
  name: 'schemathesis',
  packages: ['schemathesis==4.32.5'],
  purpose: 'The API is tested against its own OpenAPI document',
};

/**
 * Installs a tool into a virtual environment in `home` that later runs find again. Throws with the way out where
 * Python is missing.
 * @param {string} home
 * @param {PythonTool} tool
 * @returns {Promise<string>} the folder of its programs
 */
export async function installPythonTool(home, tool) {
  const folder = path.join(home, tool.name);
  const bin = path.join(folder, 'bin');
  const version = tool.packages.join('-').replace(/[^\w.-]/g, '-');
  const complete = path.join(folder, `installed-${version}`);
  if (existsSync(complete)) return bin;
  rmSync(folder, { recursive: true, force: true });
  await step(tool, ['python3', '-m', 'venv', folder], 'install Python 3 and its venv module');
  const install = [path.join(bin, 'python'), '-m', 'pip', 'install', '-q', ...tool.packages];
  await step(tool, install, 'make PyPI reachable for pip');
  writeFileSync(complete, '');
  return bin;
}

/**
 * @param {PythonTool} tool
 * @param {string[]} command
 * @param {string} remedy
 */
async function step(tool, command, remedy) {
  const [file = '', ...words] = command;
  try {
    await runProgram(file, words, { timeoutMs: 300_000 });
  } catch (error) {
    throw new Error(
      `${tool.purpose}: ${tool.name} could not be installed (${remedy}): ${command.join(' ')}`,
      { cause: error },
    );
  }
}
