// What people read pages with by themselves: the tesseract program and tesseract.js.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { inLanes } from './lanes.mjs';

const load = createRequire(import.meta.url);
const run = promisify(execFile);

/** @typedef {import('./pages.mjs').Page} Page */
/** @typedef {{ seconds: number, texts: string[] }} Reading */

/** Whether the tesseract program is installed. */
export function hasTesseract() {
  return run('tesseract', ['--version']).then(
    () => true,
    () => false,
  );
}

/**
 * Runs the program for every page, which gives its text and a searchable PDF.
 * @param {Page[]} pages
 * @param {{ lanes: number, environment: string[] }} options
 * @returns {Promise<Reading>}
 */
export async function readWithProgram(pages, { lanes, environment }) {
  return inLanes(lanes, pages, async ({ file }) => {
    const options = ['-l', 'fra+eng', 'txt', 'pdf'];
    await run('env', [...environment, 'tesseract', file, `${file}.out`, ...options]);
    return readFile(`${file}.out.txt`, 'utf8');
  });
}

/**
 * Runs tesseract.js in a loop, as its documentation shows: workers started once, text and searchable PDF of each page.
 * @param {Page[]} pages
 * @param {{ lanes: number, dataFolder: string }} options
 * @returns {Promise<Reading>}
 */
export async function readWithTesseractJs(pages, { lanes, dataFolder }) {
  const { createWorker } = load('tesseract.js');
  const { gatherLanguageData } = load('../../dist/engines/ocr/language-data.js');
  await gatherLanguageData(dataFolder);
  const options = { langPath: dataFolder, cacheMethod: 'none', gzip: true };
  const workers = await Promise.all(
    Array.from({ length: lanes }, () => createWorker('fra+eng', 1, options)),
  );
  try {
    return await inLanes(lanes, pages, async ({ file }, lane) => {
      const { data } = await workers[lane].recognize(file, {}, { text: true, pdf: true });
      await writeFile(`${path.join(dataFolder, path.basename(file))}.pdf`, Buffer.from(data.pdf));
      return data.text;
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
