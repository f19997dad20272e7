import { readdir } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { findDocument } from '../../../src/store/documents/find-document';
import { insertPage } from '../../../src/store/documents/pages';
import { givenJob } from '../../support/jobs';
import { useDocumentWorker } from '../../support/document-worker';
import {
  ENGLISH,
  FRENCH,
  plainWords,
  bombPdf,
  printedPage,
  scannedPdf,
  textPdf,
  tinyPagesPdf,
  wrappedScanPdf,
} from '../../support/document-samples';
import { readPdf } from '../../support/read-pdf';

/** Lies over the right half of a small sheet. */
const SHADOW = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1237" height="1745"><defs><linearGradient id="edge">
    <stop offset="0.45" stop-color="#fff"/><stop offset="0.55" stop-color="#555"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#edge)"/></svg>`,
);

describe('documents', () => {
  const worker = useDocumentWorker({ limits: { pages: 20, pixels: 30_000_000 } });

  test('a scan between typed pages is recognised, the typed pages are taken as they are', async () => {
    const scan = await (await printedPage(ENGLISH)).jpeg({ quality: 90 }).toBuffer();
    const pages = await scannedPdf([scan]);
    const job = await worker.run(await worker.given(pages, 'application/pdf'));
    expect(job.error).toBeNull();
    expect(job.result).toMatchObject({
      task_id: job.jobId,
      status: 'success',
      pages_processed: 1,
      pages_recognised: 1,
      language: 'eng',
    });
    expect(job.result?.['ocr_confidence']).toBeGreaterThan(80);
    expect(plainWords(String(await worker.file(job, 'text.txt')))).toBe(plainWords(ENGLISH));
    const searchable = await readPdf(await worker.file(job, 'searchable.pdf'));
    expect(plainWords(searchable.pages[0] ?? '')).toBe(plainWords(ENGLISH));
    const hocr = String(await worker.file(job, 'words.hocr'));
    const words = [...hocr.matchAll(/bbox (\d+) \d+ \d+ \d+; x_wconf \d+">([^<]+)</g)];
    expect(words.map(([, , word]) => word).join(' ')).toBe(ENGLISH);
    const table = String(await worker.file(job, 'words.tsv'))
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(words.map(([, left]) => left)).toEqual(table.map((row) => row.split('\t')[2]));
  });

  test('typed pages keep their text, separated by form feeds, and are their own searchable PDF', async () => {
    const pdf = await textPdf([FRENCH, ENGLISH]);
    const job = await worker.run(await worker.given(pdf, 'application/pdf'));
    expect(job.result).toMatchObject({
      pages_processed: 2,
      pages_recognised: 0,
      ocr_confidence: null,
    });
    const pages = String(await worker.file(job, 'text.txt')).split('\f');
    expect(pages.map(plainWords)).toEqual([plainWords(FRENCH), plainWords(ENGLISH)]);
    expect(await worker.file(job, 'searchable.pdf')).toEqual(pdf);
  });

  test('a scan that lies in a form within a form is recognised', async () => {
    const pdf = await wrappedScanPdf(await printedPage(ENGLISH));
    const job = await worker.run(await worker.given(pdf, 'application/pdf', { language: 'eng' }));
    expect(job.error).toBeNull();
    expect(plainWords(String(await worker.file(job, 'text.txt')))).toBe(plainWords(ENGLISH));
  });

  test('a PDF that only its changing is forbidden of is read, typed or scanned', async () => {
    const forbidding = { ownerPassword: 'x', permissions: { copying: false } } as const;
    const scan = await (await printedPage(ENGLISH)).jpeg().toBuffer();
    for (const pdf of [
      await textPdf([ENGLISH], forbidding),
      await scannedPdf([scan], forbidding),
    ]) {
      const job = await worker.run(await worker.given(pdf, 'application/pdf', { language: 'eng' }));
      expect(job.error).toBeNull();
      expect(plainWords(String(await worker.file(job, 'text.txt')))).toBe(plainWords(ENGLISH));
      const [text] = (await readPdf(await worker.file(job, 'searchable.pdf'))).pages;
      expect(plainWords(text ?? '')).toBe(plainWords(ENGLISH));
    }
  });

  test('every picture of a TIFF is a page', async () => {
    const first = await (await printedPage(FRENCH)).png().toBuffer();
    const second = await (await printedPage(ENGLISH)).png().toBuffer();
    const tiff = await sharp([first, second], { join: { animated: true } })
      .tiff({ compression: 'deflate' })
      .withMetadata({ density: 300 })
      .toBuffer();
    const job = await worker.run(await worker.given(tiff, 'image/tiff'));
    expect(job.error).toBeNull();
    const pages = String(await worker.file(job, 'text.txt')).split('\f');
    expect(pages.map((page) => plainWords(page).slice(0, 20))).toEqual(
      [FRENCH, ENGLISH].map((text) => plainWords(text).slice(0, 20)),
    );
    expect((await readPdf(await worker.file(job, 'searchable.pdf'))).count).toBe(2);
  });

  test('a photograph is turned as EXIF says; a page on its head, aslant or half in a shadow is read all the same', async () => {
    const held = await (
      await printedPage(ENGLISH, (page) => page.rotate(270))
    )
      .withMetadata({ orientation: 6, density: 300 })
      .jpeg()
      .toBuffer();
    const onItsHead = await (await printedPage(ENGLISH, (page) => page.rotate(180))).toBuffer();
    const aslant = await (
      await printedPage(ENGLISH, (page) => page.rotate(3, { background: '#fff' }))
    ).toBuffer();
    const inShadow = await (
      await printedPage(ENGLISH, (page) => page.composite([{ input: SHADOW, blend: 'multiply' }]))
    ).toBuffer();
    for (const [picture, mediaType] of [
      [held, 'image/jpeg'],
      [inShadow, 'image/png'],
      [onItsHead, 'image/png'],
      [aslant, 'image/png'],
    ] as const) {
      const job = await worker.run(await worker.given(picture, mediaType, { language: 'eng' }));
      expect(plainWords(String(await worker.file(job, 'text.txt')))).toBe(plainWords(ENGLISH));
      const [text] = (await readPdf(await worker.file(job, 'searchable.pdf'))).pages;
      expect(plainWords(text ?? '')).toContain('insurer');
    }
  });

  test('thumbnails are upright, have the sizes asked for and show alpha on white', async () => {
    const red = { r: 255, g: 0, b: 0, alpha: 0.5 };
    const picture = await sharp({
      create: { width: 400, height: 100, channels: 4, background: red },
    })
      .webp({ lossless: true })
      .toBuffer();
    const job = await worker.run(await worker.given(picture, 'image/webp', { ocr: 'off' }));
    for (const [name, width, height] of [
      ['thumbnail-200.webp', 200, 50],
      ['thumbnail-800.jpeg', 800, 200],
    ] as const) {
      const thumbnail = sharp(await worker.file(job, name));
      expect(await thumbnail.metadata()).toMatchObject({ width, height });
      const { channels } = await thumbnail.stats();
      expect(channels.map(({ mean }) => Math.round(mean / 8) * 8)).toEqual([256, 128, 128]);
    }
    const before = await worker.file(job, 'thumbnail-200.webp');
    const params = { document_id: job.params['document_id'], priority: 3 };
    const queue = 'documents';
    const again = await worker.run(
      await givenJob(worker.pool, { jobType: 'document_thumbnail', queue, params }),
    );
    expect(again.result).toMatchObject({ status: 'success', task_id: again.jobId });
    expect(await worker.file(job, 'thumbnail-200.webp')).toEqual(before);
  });

  test('goes on where an earlier attempt stopped: a page that is kept is not read again', async () => {
    const given = await worker.given(await textPdf([FRENCH, ENGLISH]), 'application/pdf');
    await insertPage(worker.pool, String(given.params['document_id']), {
      page: 1,
      source: 'text',
      content: 'read before the crash',
      confidence: null,
      layout: null,
      previewKey: null,
    });
    const job = await worker.run(given);
    const [first, second] = String(await worker.file(job, 'text.txt')).split('\f');
    expect(first).toBe('read before the crash');
    expect(plainWords(second ?? '')).toBe(plainWords(ENGLISH));
  });

  test('a file of two kinds is what its beginning says; nothing else in it is looked at', async () => {
    const pdf = await textPdf([ENGLISH]);
    const zip = Buffer.from('504b0506' + '00'.repeat(18), 'hex');
    const page = '<script>alert(1)</script>';
    const both = Buffer.concat([pdf, Buffer.from(page), zip]);
    const job = await worker.run(await worker.given(both, 'application/pdf'));
    expect(job.error).toBeNull();
    expect(plainWords(String(await worker.file(job, 'text.txt')))).toBe(plainWords(ENGLISH));
  });

  test('a document whose file is gone, as after a virus was found in it, fails at once and says so', async () => {
    const job = await worker.given(Buffer.from('Bonjour'), 'text/plain');
    await worker.artifacts.delete(`documents/${String(job.params['document_id'])}/original`);
    const { status, attempt, error } = await worker.run(job);
    expect({ status, attempt, code: error?.code }).toEqual({
      status: 'failed',
      attempt: 1,
      code: 'NOT_FOUND',
    });
    expect(error?.message).toMatch(/is gone.*virus.*new document/);
  });

  test('hostile files fail with the reason, at once, and leave nothing behind', async () => {
    const photo = await (await printedPage(ENGLISH)).jpeg().toBuffer();
    const hostile: [string, Buffer, string, RegExp][] = [
      [
        'encrypted',
        await textPdf([ENGLISH], { userPassword: 'x' }),
        'application/pdf',
        /encrypted/,
      ],
      ['too long', await textPdf(Array<string>(21).fill('x')), 'application/pdf', /21 pages/],
      ['no PDF', Buffer.from('%PDF-1.7 and nothing'), 'application/pdf', /damaged/],
      ['cut off', photo.subarray(0, photo.length / 2), 'image/jpeg', /premature end/],
      ['a bomb', await bomb(), 'image/png', /12000 × 12000 pixels/],
      ['a bomb within a PDF', bombPdf(6000), 'application/pdf', /6000 × 6000 pixels/],
      [
        'a bomb within a form',
        bombPdf(6000, { nested: true }),
        'application/pdf',
        /6000 × 6000 pixels/,
      ],
      ['10,000 pages', tinyPagesPdf(10_000), 'application/pdf', /10000 pages; at most 20/],
      ['a vast sheet', await textPdf(['x'], { size: [9000, 9000] }), 'application/pdf', /37500/],
    ];
    for (const [, bytes, mediaType, reason] of hostile) {
      const job = await worker.run(await worker.given(bytes, mediaType));
      expect(job).toMatchObject({ status: 'failed', attempt: 1, error: { code: 'VALIDATION' } });
      expect(job.error?.message).toMatch(reason);
    }
    expect(await readdir(worker.temporaryFolder)).toEqual([]);
    const job = await worker.run(await worker.given(Buffer.from('still alive'), 'text/plain'));
    expect(String(await worker.file(job, 'text.txt'))).toBe('still alive');
    const document = await findDocument(worker.pool, String(job.params['document_id']));
    expect(document).toMatchObject({ status: 'completed', pages: 1, jobId: job.jobId });
  });
});

/** A small file of 144 megapixels. */
function bomb(): Promise<Buffer> {
  const side = { width: 12_000, height: 12_000 };
  return sharp({ create: { ...side, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
