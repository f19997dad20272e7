// Prints the structure of a PDF's pages as JSON, as Firefox gives it to screen readers.
import { readFile } from 'node:fs/promises';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [file = ''] = process.argv.slice(2);
const data = new Uint8Array(await readFile(file));
const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  /** @type {(string | undefined)[]} */
  const open = [];
  /** @type {Map<string | undefined, string>} */
  const texts = new Map();
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    const id = open.at(-1);
    if ('str' in item) texts.set(id, `${texts.get(id) ?? ''}${item.str}`);
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id);
  }
  pages.push({ tree: await page.getStructTree(), texts: Object.fromEntries(texts) });
}
process.stdout.write(JSON.stringify(pages));
await document.destroy();
