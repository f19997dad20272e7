// Pages of known text, as a printer gives them and as an old copier spoils them.
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';

const load = createRequire(import.meta.url);
const PDFDocument = load('pdfkit');
const { PDFiumLibrary } = load('@hyzyla/pdfium');

const FONT = load.resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf');
const DPI = 300;

const SENTENCES = [
  'Les contrats d’assurance habitation prévoient une franchise de deux cent cinquante euros par sinistre. L’assuré déclare tout dégât des eaux dans les cinq jours ouvrés, à compter de sa découverte, par lettre recommandée ou par courrier électronique. ',
  'The insurer shall settle every claim within thirty days of receiving the final invoice. Payments are made by bank transfer to the account named in the policy, after the excess has been deducted from the amount of the repair. ',
];

/**
 * A page in a file, and the text that it shows.
 * @typedef {{ file: string, text: string }} Page
 */

/** @typedef {'clean' | 'degraded'} PageSet */

/**
 * Makes pages of known text in turns of French and English.
 * @param {PageSet} set
 * @param {{ count: number, directory: string }} options
 * @returns {Promise<Page[]>}
 */
export async function makePages(set, { count, directory }) {
  const pages = [];
  for (let index = 0; index < count; index += 1) {
    const text = (SENTENCES[index % 2] ?? '').repeat(8);
    const page = await printed(text);
    const file = path.join(directory, `${set}-${index}.${set === 'clean' ? 'png' : 'jpg'}`);
    await writeFile(file, set === 'clean' ? page : await degraded(page));
    pages.push({ file, text });
  }
  return pages;
}

/**
 * Writes pictures as a PDF, one a page, as a scanner does.
 * @param {Iterable<string | Buffer>} pictures
 * @param {string} file
 */
export async function writeScan(pictures, file) {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const written = pipeline(document, createWriteStream(file));
  for (const picture of pictures) {
    const { width, height } = document.addPage().page;
    document.image(picture, 0, 0, { fit: [width, height] });
  }
  document.end();
  await written;
}

/**
 * A page in the noise of a scanner: a JPEG of about so many bytes, with a few lines of text.
 * @param {number} bytes
 */
export async function scannedPage(bytes) {
  const page = await printed(SENTENCES.join(''));
  const { width, height } = await sharp(page).metadata();
  const noise = { type: /** @type {const} */ ('gaussian'), mean: 246, sigma: 2 };
  const background = { width, height, channels: /** @type {const} */ (3), background: '#fff' };
  const grain = await sharp({ create: { ...background, noise } })
    .png()
    .toBuffer();
  const grainy = await sharp(page)
    .composite([{ input: grain, blend: 'multiply' }])
    .toColourspace('b-w')
    .png()
    .toBuffer();
  let picture = Buffer.alloc(0);
  for (let quality = 30; quality < 100 && picture.length < bytes; quality += 3) {
    picture = await sharp(grainy).jpeg({ quality }).toBuffer();
  }
  return picture;
}

/** @param {string} text */
async function printed(text) {
  const document = new PDFDocument({ size: 'A4' });
  document.font(FONT).fontSize(11).text(text);
  document.end();
  const library = await PDFiumLibrary.init();
  const opened = await library.loadDocument(Buffer.concat(await document.toArray()));
  const drawing = { scale: DPI / 72, colorSpace: 'Gray', render: 'bitmap' };
  const sheet = await opened.getPage(0).render(drawing);
  const { width, height } = sheet;
  const picture = sharp(Buffer.from(sheet.data), { raw: { width, height, channels: 1 } });
  library.destroy();
  return picture.toColourspace('b-w').withMetadata({ density: DPI }).png().toBuffer();
}

/**
 * Spoils a page as an old copier does: 150 dpi, three degrees aslant, blurred, noisy, JPEG q35.
 * @param {Buffer} page
 */
async function degraded(page) {
  const aslant = await sharp(page).rotate(3, { background: '#fff' }).png().toBuffer();
  const { width } = await sharp(aslant).metadata();
  const { data, info } = await sharp(aslant)
    .resize({ width: Math.round(width / 2) })
    .blur(0.6)
    .png()
    .toBuffer({ resolveWithObject: true });
  const noise = { type: /** @type {const} */ ('gaussian'), mean: 235, sigma: 12 };
  const shape = { width: info.width, height: info.height, channels: /** @type {const} */ (3) };
  const grain = await sharp({ create: { ...shape, background: '#fff', noise } })
    .png()
    .toBuffer();
  return sharp(data)
    .composite([{ input: grain, blend: 'multiply' }])
    .withMetadata({ density: DPI / 2 })
    .jpeg({ quality: 35 })
    .toBuffer();
}
