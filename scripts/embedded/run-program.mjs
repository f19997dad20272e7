import { execFile } from 'node:child_process';

/**
 * Runs a program to its end and returns what it printed. The error of one that fails holds its last line.
 * @param {string} file
 * @param {string[]} words
 * @param {{ timeoutMs: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 */
export function runProgram(file, words, { timeoutMs, env = process.env }) {
  return new Promise((resolve, reject) => {
    const options = { timeout: timeoutMs, env, encoding: /** @type {const} */ ('utf8') };
    execFile(file, words, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else if (error.code === 'ENOENT') {
        reject(Object.assign(new Error(`there is no ${file}`), { code: 'ENOENT' }));
      } else {
        const said = stderr.trim().split('\n').at(-1) || `exit code ${error.code ?? 'none'}`;
        reject(new Error(error.killed ? `not done within ${timeoutMs / 1000} s` : said));
      }
    });
  });
}
