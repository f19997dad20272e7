import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { differenceOf } from './page-pictures';

const PROJECT = resolve(__dirname, '../..');

/** Where the committed expectations stand, a folder for each definition. */
const EXPECTED = join(__dirname, 'expected');

/** Where what was made instead is written. */
const ACTUAL = join(PROJECT, 'out/golden');

const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

/** Compares lines with the expected file of that name, such as `groups/text.txt`; throws what differs. */
export async function expectLines(name: string, lines: readonly string[]): Promise<void> {
  const text = `${lines.join('\n')}\n`;
  if (isUpdate) return write(join(EXPECTED, name), text);
  const expected = (await readExpected(name)).toString('utf8').trimEnd().split('\n');
  const got = text.trimEnd().split('\n');
  const length = Math.max(expected.length, got.length);
  const different = Array.from({ length }, (_, index) => index).filter(
    (index) => expected[index] !== got[index],
  );
  const [first] = different;
  if (first === undefined) return;
  const what = [
    `${different.length} of ${length} lines differ, the first is line ${first + 1}:`,
    `  expected: ${expected[first] ?? '(nothing)'}`,
    `  got:      ${got[first] ?? '(nothing)'}`,
  ];
  await refuse(name, text, what.join('\n'));
}

/** Compares the pictures of pages with `page-1.png`, … of that folder; throws what differs. */
export async function expectPictures(folder: string, pictures: readonly Buffer[]): Promise<void> {
  const kept = (await namesIn(join(EXPECTED, folder))).filter((name) => name.endsWith('.png'));
  if (isUpdate) {
    for (const name of kept) await rm(join(EXPECTED, folder, name));
    for (const [index, picture] of pictures.entries()) {
      await write(join(EXPECTED, pageName(folder, index)), picture);
    }
    return;
  }
  for (const [index, picture] of pictures.entries()) {
    const name = pageName(folder, index);
    const difference =
      index < kept.length
        ? await differenceOf(await readExpected(name), picture)
        : `expected ${kept.length} pages, got ${pictures.length}`;
    if (difference !== undefined) await refuse(name, picture, difference);
  }
  if (kept.length > pictures.length) {
    throw new Error(`${folder}: expected ${kept.length} pages, got ${pictures.length}`);
  }
}

function pageName(folder: string, index: number): string {
  return `${folder}/page-${index + 1}.png`;
}

/** Refuses a report without expectations, and expectations of a report that is gone. */
export async function expectFolders(names: readonly string[]): Promise<void> {
  const kept = await namesIn(EXPECTED);
  const gone = kept.filter((name) => !names.includes(name));
  if (isUpdate) {
    for (const name of gone) await rm(join(EXPECTED, name), { recursive: true });
    return;
  }
  const missing = names.filter((name) => !kept.includes(name));
  if (gone.length + missing.length === 0) return;
  throw new Error(
    `expectations of no report: ${gone.join(', ') || 'none'}; ` +
      `reports without expectations: ${missing.join(', ') || 'none'}. Mend: npm run golden`,
  );
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? readdir(folder) : [];
}

async function readExpected(name: string): Promise<Buffer> {
  try {
    return await readFile(join(EXPECTED, name));
  } catch (cause) {
    throw new Error(`there is no expectation ${name}; npm run golden makes it`, { cause });
  }
}

async function refuse(name: string, actual: string | Buffer, what: string): Promise<never> {
  const path = join(ACTUAL, name);
  await write(path, actual);
  const places = `Made instead: ${relative(PROJECT, path)}. If it is meant to be so: npm run golden`;
  throw new Error(`${name}: ${what}\n${places}`);
}

async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
