import { posix } from 'node:path';
import type { Row } from '../../contract/jobs/cells';
import { AppError } from '../../contract/errors';
import type { RowSource } from '../report';
import type { DataSheet } from './data-sheet';
import type { GroupLines, Place } from './group-lines';
import type { RowXml } from './workbook/row-xml';
import { SheetLinks } from './workbook/sheet-links';
import { XmlBytes } from './workbook/xml-bytes';
import type { ZipWriter } from './workbook/zip-writer';

/** Bytes of XML that are collected before they are handed to the zip file. */
const CHUNK = 65_536;

/** Writes a table's rows over its data sheets, one sheet after the other. */
export class DataSheetsWriter {
  /** The last line that was written on each sheet; the header is the first. */
  readonly lastLines: number[];
  private current = -1;
  /** Data rows on the current sheet, and where it ends. */
  private written = 0;
  private place: Place = { sheet: '', line: 1 };
  private total = 0;
  private links = new SheetLinks();
  private readonly xml = new XmlBytes(2 * CHUNK);
  private readonly planned: number;

  constructor(
    private readonly zip: ZipWriter,
    private readonly sheets: DataSheet[],
    private readonly rowXml: RowXml,
    private readonly groups?: GroupLines,
  ) {
    this.lastLines = sheets.map(() => 1);
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

  /** Writes the subtotal of the last group. */
  async endGroups(): Promise<void> {
    const xml = this.groups?.end(this.place) ?? '';
    if (xml !== '') await this.zip.write(xml);
    if (this.current >= 0) this.lastLines[this.current] = this.place.line;
  }

  /** Ends the last sheet, and those that no row was left for, with these rows below the last one. */
  async finish(closingRows: string): Promise<void> {
    while (this.current < this.sheets.length - 1) await this.next();
    const last = this.sheets[this.current];
    if (last) await this.end(last, closingRows);
  }

  private async write(batch: Row[]): Promise<void> {
    const { xml, groups } = this;
    for (const row of batch) {
      while (this.written >= (this.sheets[this.current]?.rows ?? 0)) {
        if (groups?.isOther(row) === true) xml.text(groups.end(this.place));
        await this.handOver();
        await this.next();
      }
      this.written += 1;
      if (groups?.isOther(row) === true) {
        xml.text(groups.end(this.place) + groups.begin(row, this.place));
      }
      this.place.line += 1;
      this.rowXml(xml, row, this.place.line, this.links);
      groups?.add(row, this.place);
      if (xml.length >= CHUNK) await this.handOver();
    }
    await this.handOver();
    this.total += batch.length;
  }

  private async handOver(): Promise<void> {
    await this.zip.write(this.xml.content);
    this.xml.length = 0;
  }

  private async next(): Promise<void> {
    const ended = this.sheets[this.current];
    if (ended) {
      this.lastLines[this.current] = this.place.line;
      await this.end(ended);
    }
    this.current += 1;
    this.written = 0;
    const sheet = this.sheets[this.current];
    if (!sheet) throw wrongRowCount(this.planned, 'more');
    this.place = { sheet: sheet.name, line: 1 };
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
