import { posix } from 'node:path';
import type { Row } from '../../contract/jobs/cells';
import { AppError } from '../../contract/errors';
import type { RowSource } from '../report';
import type { DataSheet } from './data-sheet';
import type { RowXml } from './workbook/row-xml';
import { SheetLinks } from './workbook/sheet-links';
import type { ZipWriter } from './workbook/zip-writer';

/** Characters of XML that are collected before they are handed to the zip file. */
const CHUNK = 262_144;

/** Writes a table's rows over its data sheets, one sheet after the other. */
export class DataSheetsWriter {
  private current = -1;
  private written = 0;
  private total = 0;
  private links = new SheetLinks();
  private readonly planned: number;

  constructor(
    private readonly zip: ZipWriter,
    private readonly sheets: DataSheet[],
    private readonly rowXml: RowXml,
  ) {
    this.planned = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  }

  /** Passes a source's batches on, each when it has been written. */
  async *writeThrough(source: RowSource): AsyncGenerator<Row[]> {
    for await (const batch of source.batches()) {
      await this.write(batch);
      yield batch;
    }
    if (this.total !== this.planned) throw wrongRowCount(this.planned, this.total);
  }

  /** Ends the last sheet, and those that no row was left for, with these rows below the last one. */
  async finish(closingRows: string): Promise<void> {
    while (this.current < this.sheets.length - 1) await this.next();
    const last = this.sheets[this.current];
    if (last) await this.end(last, closingRows);
  }

  private async write(batch: Row[]): Promise<void> {
    let xml = '';
    for (const row of batch) {
      while (this.written >= (this.sheets[this.current]?.rows ?? 0)) {
        if (xml !== '') await this.zip.write(xml);
        xml = '';
        await this.next();
      }
      this.written += 1;
      xml += this.rowXml(row, this.written + 1, this.links);
      if (xml.length >= CHUNK) {
        await this.zip.write(xml);
        xml = '';
      }
    }
    if (xml !== '') await this.zip.write(xml);
    this.total += batch.length;
  }

  private async next(): Promise<void> {
    const ended = this.sheets[this.current];
    if (ended) await this.end(ended);
    this.current += 1;
    this.written = 0;
    const sheet = this.sheets[this.current];
    if (!sheet) throw wrongRowCount(this.planned, 'more');
    this.zip.open(sheet.path);
    await this.zip.write(sheet.frame.head);
  }

  /** Closes a sheet with what stands below its rows, and says where its links lead. */
  private async end(sheet: DataSheet, closingRows = ''): Promise<void> {
    const { links } = this;
    this.links = new SheetLinks();
    await this.zip.write(closingRows + links.placeIn(sheet.frame.tail));
    if (links.isEmpty) return;
    this.zip.open(relationshipsPath(sheet.path));
    await this.zip.write(links.relationships());
  }
}

function wrongRowCount(announced: number, given: number | string): AppError {
  return new AppError(
    'RENDER_FAILED',
    `the source of the rows announced ${announced} rows and gave ${given}; its rowCount must be exact`,
  );
}

/** The file that explains the links of a sheet's file. */
function relationshipsPath(path: string): string {
  const { dir, base } = posix.parse(path);
  return posix.join(dir, '_rels', `${base}.rels`);
}
