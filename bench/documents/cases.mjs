import path from 'node:path';
import { meanErrorRate } from './error-rate.mjs';
import { measureMemory } from './memory.mjs';
import { makePages, writeScan } from './pages.mjs';
import { readWithProgram, readWithTesseractJs } from './peers.mjs';
import { startService } from './service.mjs';
import { compareThumbnails, makePhotograph } from './thumbnails.mjs';

/** Pages side by side, on all sides. */
const LANES = 2;

/** Pages for the peers and engines that take several times as long. */
const FEW_PAGES = 4;

const MEMORY = { pages: 200, bytes: 35 * 2 ** 20 };

/**
 * @typedef {object} Options
 * @property {string} directory
 * @property {Set<string>} peers
 * @property {string} python
 * @property {number} pages
 * @property {number} rounds
 */

/** What was measured, its figure, and the figure to reach. @typedef {[string, string, string]} Row */

/** The cases by name; each gives its rows as they come. */
export const CASES = { clean, degraded, 'tesseract.js': portable, thumbnails, memory };

/**
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
async function* clean(options) {
  const { directory, peers, rounds } = options;
  const { pages, scan } = await given('clean', options);
  const service = await startService(path.join(directory, 'clean-home'), settings());
  try {
    const ours = /** @type {number[]} */ ([]);
    const bare = /** @type {number[]} */ ([]);
    const environment = ['OMP_THREAD_LIMIT=1'];
    await service.read(scan, { mediaType: 'application/pdf' });
    let last;
    for (let round = 0; round < rounds; round += 1) {
      last = await service.read(scan, { mediaType: 'application/pdf' });
      ours.push(speed(pages.length, last.seconds));
      if (!peers.has('tesseract')) continue;
      const read = await readWithProgram(pages, { lanes: LANES, environment });
      bare.push(speed(pages.length, read.seconds));
    }
    yield ['Pressroom, pages/min', spread(ours), ''];
    yield ['characters wrong', percent(meanErrorRate(pages, last?.pages ?? [])), '≤ 1 %'];
    if (bare.length === 0) return;
    yield ['tesseract, OMP_THREAD_LIMIT=1, pages/min', spread(bare), ''];
    yield ['Pressroom to that', spread(ratios(ours, bare)), '≥ 0.95'];
    const few = pages.slice(0, FEW_PAGES);
    const usual = await readWithProgram(few, { lanes: LANES, environment: [] });
    const slow = speed(few.length, usual.seconds);
    yield ['tesseract as it is, pages/min', slow.toFixed(1), ''];
    yield ['Pressroom to that', (median(ours) / slow).toFixed(1), '≥ 10'];
  } finally {
    await service.stop();
  }
}

/**
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
async function* degraded(options) {
  const { directory, peers } = options;
  const { pages, scan } = await given('degraded', options);
  const service = await startService(path.join(directory, 'degraded-home'), settings());
  try {
    const ours = await service.read(scan, { mediaType: 'application/pdf' });
    yield ['Pressroom, pages/min', speed(pages.length, ours.seconds).toFixed(1), ''];
    yield ['characters wrong', percent(meanErrorRate(pages, ours.pages)), '≤ 5 %'];
    if (!peers.has('tesseract')) return;
    const environment = ['OMP_THREAD_LIMIT=1'];
    const bare = await readWithProgram(pages, { lanes: LANES, environment });
    yield ['tesseract, pages/min', speed(pages.length, bare.seconds).toFixed(1), ''];
    yield ['tesseract, characters wrong', percent(meanErrorRate(pages, bare.texts)), ''];
  } finally {
    await service.stop();
  }
}

/**
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
async function* portable(options) {
  const { directory, peers } = options;
  const { pages, scan } = await given('clean', { ...options, pages: FEW_PAGES });
  const home = path.join(directory, 'portable-home');
  const service = await startService(home, { ...settings(), OCR_ENGINE: 'tesseract.js' });
  try {
    // The threads and their models stay from one document to the next, as the loop's do.
    await service.read(scan, { mediaType: 'application/pdf' });
    const ours = await service.read(scan, { mediaType: 'application/pdf' });
    yield ['Pressroom, pages/min', speed(pages.length, ours.seconds).toFixed(1), ''];
    yield ['characters wrong', percent(meanErrorRate(pages, ours.pages)), '≤ 1 %'];
    if (!peers.has('tesseract.js')) return;
    const dataFolder = path.join(directory, 'languages');
    const loop = await readWithTesseractJs(pages, { lanes: LANES, dataFolder });
    yield ['loop of two workers, pages/min', speed(pages.length, loop.seconds).toFixed(1), ''];
    yield ['Pressroom to that', (loop.seconds / ours.seconds).toFixed(2), '≥ 0.95'];
  } finally {
    await service.stop();
  }
}

/**
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
async function* thumbnails({ directory, peers, python, rounds }) {
  const file = path.join(directory, 'photograph.jpg');
  await makePhotograph(file);
  const figures = await compareThumbnails({
    file,
    python: peers.has('pillow') ? python : undefined,
    rounds: 5 * rounds,
    directory,
  });
  yield [
    'Pressroom, ms for 200 and 800 pixels, WebP and JPEG',
    (1000 * median(figures.ours)).toFixed(0),
    '',
  ];
  if (figures.pillow.length === 0) return;
  yield [
    'Pillow in draft mode, the same files, ms',
    (1000 * median(figures.pillow)).toFixed(0),
    '',
  ];
  yield ['Pressroom to that', spread(ratios(figures.pillow, figures.ours)), '≥ 2'];
}

/**
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
async function* memory({ directory }) {
  const { pages, bytes } = MEMORY;
  const { idle, total, worker, stage, progressSeen } = await measureMemory({
    pages,
    bytes,
    directory,
  });
  yield [`worker at rest, all workloads, MB`, idle.toFixed(0), ''];
  yield [`${pages} pages, peak with programs, MB`, total.toFixed(0), '≤ 600'];
  yield ['of that the worker, MB; stage', `${worker.toFixed(0)}; ${stage}`, ''];
  yield ['states of progress seen', String(progressSeen), 'per page'];
}

/**
 * @param {import('./pages.mjs').PageSet} set
 * @param {{ directory: string, pages: number }} options
 */
async function given(set, { directory, pages: count }) {
  const pages = await makePages(set, { count, directory });
  const scan = path.join(directory, `${set}-${count}.pdf`);
  await writeScan(
    pages.map(({ file }) => file),
    scan,
  );
  return { pages, scan };
}

function settings() {
  return { DOCUMENT_PARALLEL_PAGES: String(LANES) };
}

/**
 * @param {number} pages
 * @param {number} seconds
 */
function speed(pages, seconds) {
  return (60 * pages) / seconds;
}

/**
 * @param {number[]} ones
 * @param {number[]} others
 */
function ratios(ones, others) {
  return ones.map((one, index) => one / (others[index] ?? NaN));
}

/** @param {number[]} figures */
function median(figures) {
  return [...figures].sort((one, other) => one - other)[figures.length >> 1] ?? NaN;
}

/** @param {number[]} figures */
function spread(figures) {
  return `${median(figures).toFixed(2)} (${Math.min(...figures).toFixed(2)})`;
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(2)} %`;
}
