import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';

/** An open font: its tables, which are decoded when they are needed and kept. */
interface FontkitFont {
  _tables: Record<string, unknown>;
}

/** The part of fontkit that is used here; its typings leave the formats out. */
interface Fontkit {
  create(content: Uint8Array): FontkitFont;
  /** Adds a format, which `create` tries after those that it knows by itself. */
  registerFormat(format: { probe(content: Uint8Array): boolean }): void;
}

const { create, registerFormat } = fontkit as unknown as Fontkit;

/** What a link begins with; no font file does. */
const MARK = 'font-link: ';

/** A font file that this thread has read, and its tables as far as any document has needed them. */
interface KnownFont {
  content: Buffer;
  tables: FontkitFont['_tables'];
}

const known = new Map<string, KnownFont>();

/**
 * Makes fontkit, and with it pdfkit and pdfmake, open files that only name a font file: `font-link: PACKAGE/PATH`. The
 * file that is named is read, and its tables are decoded, once in a thread: for each document anew, that takes as long
 * as all the rest of a short one. Glyphs stay each document's own, because they remember the characters that asked for
 * them first.
 */
export function openFontLinks(): void {
  // fontkit calls it as a constructor, which may give another object.
  registerFormat(Object.assign(open, { probe }));
}

function probe(content: Uint8Array): boolean {
  return textOf(content.subarray(0, MARK.length)) === MARK;
}

function open({ buffer }: { buffer: Uint8Array }): FontkitFont {
  const { content, tables } = find(textOf(buffer.subarray(MARK.length)).trim());
  const font = create(content);
  font._tables = tables;
  return font;
}

function find(name: string): KnownFont {
  let font = known.get(name);
  if (!font) {
    const content = readFileSync(fileOf(name));
    font = { content, tables: create(content)._tables };
    known.set(name, font);
  }
  return font;
}

function fileOf(name: string): string {
  const [folder = '', ...rest] = name.split('/');
  return path.join(path.dirname(require.resolve(`${folder}/package.json`)), ...rest);
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString('latin1');
}
