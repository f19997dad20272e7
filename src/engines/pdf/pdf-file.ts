import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { escapeMetadata } from './escape-metadata';

/** Bytes that a document may hold before they are written. */
const BUFFERED_MAX = 256 * 1024;

/**
 * Writes a growing document to a file. pdfkit makes its bytes at once and holds them until somebody reads;
 * reading them here, between pages, keeps the memory flat however long the document is.
 */
export class PdfFile {
  private constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly handle: FileHandle,
  ) {}

  /** Creates the file. */
  static async create(document: PDFKit.PDFDocument, path: string): Promise<PdfFile> {
    return new PdfFile(document, await open(path, 'wx'));
  }

  /** Writes what has piled up, if it is much; call it after each page. */
  async drain(): Promise<void> {
    if (this.document.readableLength > BUFFERED_MAX) await this.writeOut();
  }

  /** Ends the document and writes the rest. */
  async finish(): Promise<void> {
    escapeMetadata(this.document);
    this.document.end();
    await this.writeOut();
  }

  /** Closes the file, finished or not. */
  async close(): Promise<void> {
    await this.handle.close();
  }

  private async writeOut(): Promise<void> {
    for (;;) {
      const chunk = this.document.read() as Buffer | null;
      if (chunk === null) return;
      await this.handle.writeFile(chunk);
    }
  }
}
