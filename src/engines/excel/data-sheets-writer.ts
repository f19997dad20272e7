import type { Row } from '../../contract/jobs/cells';
import { AppError } from '../../contract/errors';
import type { RowSource } from '../report';
import type { DataSheet } from './data-sheet';
import type { RowXml } from './workbook/row-xml';
import type { ZipWriter } from './workbook/zip-writer';

/** Characters of XML that are collected before they are handed to the zip file. */
const CHUNK = 262_144;

/** Writes a table's rows over its data sheets, one sheet after the other. */
export class DataSheetsWriter {
  private current = -1;
  private written = 0;
  private total = 0;
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
    await this.zip.write(closingRows + (this.sheets[this.current]?.frame.tail ?? ''));
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
      xml += this.rowXml(row, this.written + 1);
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
    if (ended) await this.zip.write(ended.frame.tail);
    this.current += 1;
    this.written = 0;
    const sheet = this.sheets[this.current];
    if (!sheet) throw wrongRowCount(this.planned, 'more');
    this.zip.open(sheet.path);
    await this.zip.write(sheet.frame.head);
  }
}

function wrongRowCount(announced: number, given: number | string): AppError {
  return new AppError(
    'RENDER_FAILED',
    `the source of the rows announced ${announced} rows and gave ${given}; its rowCount must be exact`,
  );
}
