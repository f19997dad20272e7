// Pages per minute and character errors of reading documents, on the build in dist, beside the bare tesseract
// program on the same pages: `node bench/documents.mjs [pages]`. Two pages at a time on both sides.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const load = createRequire(import.meta.url);
const PDFDocument = load('pdfkit');
const sharp = load('sharp');
const { PDFiumLibrary } = load('@hyzyla/pdfium');
const { createDocumentPool } = load('../dist/activities/documents/document-pool.js');
const { recognisePage } = load('../dist/activities/documents/recognise-page.js');
const { createOcrEngines } = load('../dist/engines/ocr/index.js');

const run = promisify(execFile);
const FONT = load.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf');
const LIMITS = { pages: 500, pixels: 250_000_000 };
const LANES = 2;
const SIGNAL = new AbortController().signal;

const SENTENCES = {
  fra: 'Les contrats d’assurance habitation prévoient une franchise de deux cent cinquante euros par sinistre. L’assuré déclare tout dégât des eaux dans les cinq jours ouvrés, à compter de sa découverte, par lettre recommandée ou par courrier électronique. ',
  eng: 'The insurer shall settle every claim within thirty days of receiving the final invoice. Payments are made by bank transfer to the account named in the policy, after the excess has been deducted from the amount of the repair. ',
};

/** @param {string} text */
async function printed(text) {
  const document = new PDFDocument({ size: 'A4' });
  document.font(FONT).fontSize(11).text(text);
  document.end();
  const library = await PDFiumLibrary.init();
  const opened = await library.loadDocument(Buffer.concat(await document.toArray()));
  const sheet = await opened
    .getPage(0)
    .render({ scale: 300 / 72, colorSpace: 'Gray', render: 'bitmap' });
  const { width, height } = sheet;
  const picture = sharp(Buffer.from(sheet.data), { raw: { width, height, channels: 1 } });
  library.destroy();
  return picture.png().toBuffer();
}

/**
 * Spoils a page as an old copier does: 150 dpi, three degrees aslant, blurred, noisy, JPEG q35.
 * @param {Buffer} page
 */
async function degraded(page) {
  const { width, height } = await sharp(page).metadata();
  const aslant = await sharp(page).rotate(3, { background: '#fff' }).png().toBuffer();
  const small = await sharp(aslant)
    .resize({ width: Math.round(width / 2) })
    .blur(0.6)
    .png()
    .toBuffer();
  const shape = await sharp(small).metadata();
  const noise = await sharp({
    create: {
      width: shape.width ?? width,
      height: shape.height ?? height,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 235, sigma: 12 },
    },
  })
    .png()
    .toBuffer();
  return sharp(small)
    .composite([{ input: noise, blend: 'multiply' }])
    .withMetadata({ density: 150 })
    .jpeg({ quality: 35 })
    .toBuffer();
}

/**
 * Does some work for every item, two at a time, and gives the seconds that it took.
 * @template T
 * @param {T[]} items
 * @param {(item: T, index: number) => Promise<void>} work
 */
async function timed(items, work) {
  const begun = performance.now();
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) await work(item, index);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return (performance.now() - begun) / 1000;
}

/**
 * Share of characters that differ, white space and the kind of apostrophe aside.
 * @param {string} expected
 * @param {string} found
 */
function errorRate(expected, found) {
  const plain = (/** @type {string} */ text) => text.replace(/\s/g, '').replace(/’/g, "'");
  const [a, b] = [plain(expected), plain(found)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) / a.length;
}

/**
 * @param {{ file: string, text: string }[]} pages
 * @param {string} directory
 * @param {string} engineName
 */
async function readWithPressroom(pages, directory, engineName) {
  const filename = load.resolve('../dist/activities/documents/document-thread.js');
  const log = { error: console.error };
  const pool = createDocumentPool({ threads: LANES, filename, log });
  const ocr = createOcrEngines({
    engine: engineName,
    dataFolder: path.join(directory, 'languages'),
  });
  const languages = ['fra', 'eng'];
  const engine = await ocr.engineFor(languages);
  let errors = 0;
  const seconds = await timed(pages, async ({ file, text }, index) => {
    const source = { path: file, kind: 'image' };
    const own = await mkdtemp(path.join(directory, `page-${index}-`));
    const task = { source, page: 1, ocr: 'auto', directory: own, limits: LIMITS };
    const prepared = await pool.run('preparePage', task, SIGNAL);
    const recogniser = { pool, engine, languages, signal: SIGNAL };
    const read = await recognisePage(recogniser, task, prepared.picture);
    const recognisedFile = path.join(own, 'recognised.jsonl');
    const target = path.join(own, 'searchable.pdf');
    await writeFile(recognisedFile, `${JSON.stringify({ page: 1, layout: read.layout })}\n`);
    const pdf = { source, pages: 1, recognisedFile, target, limits: LIMITS };
    await pool.run('writeSearchablePdf', pdf, SIGNAL);
    errors += errorRate(text, read.text);
  });
  await pool.close();
  await ocr.close();
  return { seconds, errors: errors / pages.length };
}

/**
 * @param {{ file: string, text: string }[]} pages
 * @param {string[]} environment
 */
async function readWithProgram(pages, environment) {
  let errors = 0;
  const seconds = await timed(pages, async ({ file, text }) => {
    const options = ['-l', 'fra+eng', 'txt', 'pdf'];
    await run('env', [...environment, 'tesseract', file, `${file}.out`, ...options]);
    errors += errorRate(text, await readFile(`${file}.out.txt`, 'utf8'));
  });
  return { seconds, errors: errors / pages.length };
}

/**
 * @param {string} what
 * @param {number} pages
 * @param {{ seconds: number, errors: number }} figures
 */
function report(what, pages, { seconds, errors }) {
  const speed = ((pages / seconds) * 60).toFixed(1).padStart(6);
  console.log(
    `${what.padEnd(46)} ${speed} pages/min   ${(errors * 100).toFixed(2)} % characters wrong`,
  );
  return pages / seconds;
}

const count = Number(process.argv[2] ?? 8);
const directory = await mkdtemp(path.join(tmpdir(), 'bench-documents-'));
try {
  const native = await run('tesseract', ['--version']).then(
    () => true,
    () => false,
  );
  for (const set of ['clean', 'degraded']) {
    const pages = [];
    for (let index = 0; index < count; index += 1) {
      const text = SENTENCES[index % 2 === 0 ? 'fra' : 'eng'].repeat(8);
      const page = await printed(text);
      const file = path.join(directory, `${set}-${index}.${set === 'clean' ? 'png' : 'jpg'}`);
      await writeFile(file, set === 'clean' ? page : await degraded(page));
      pages.push({ file, text });
    }
    if (native) {
      const ours = report(
        `${set}: Pressroom, tesseract`,
        count,
        await readWithPressroom(pages, directory, 'tesseract'),
      );
      const bare = await readWithProgram(pages, ['OMP_THREAD_LIMIT=1']);
      const theirs = report(`${set}: bare tesseract, OMP_THREAD_LIMIT=1`, count, bare);
      console.log(`${set}: ratio ${(ours / theirs).toFixed(2)}`);
    } else {
      console.log('NOT MEASURED: the tesseract program is not installed');
    }
    report(
      `${set}: Pressroom, tesseract.js`,
      count,
      await readWithPressroom(pages, directory, 'tesseract.js'),
    );
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
