import type { Row } from '../../contract/jobs/cells';

const QUOTE = '"';

/** Characters of a record that is still looked at here: a quote that nothing closes would gather the whole file. */
const RECORD_MAX = 1024 * 1024;

/** What every plain record of a text is like. */
export interface PlainDialect {
  delimiter: string;
  /** Fields of a record. */
  columns: number;
}

/**
 * Takes the records out of delimited text, piece by piece, as long as they are plain: as many fields as there are
 * columns, quotes around whole fields only, one kind of line end. What is not plain is not judged here. An empty
 * field is null.
 */
export class PlainRecords {
  /** Whether all was plain so far; from the first record on that is not, none is taken any more. */
  plain = true;
  private rest = '';
  private open: string[] = [];
  private openLength = 0;
  private isQuoted = false;
  private lineEnd: boolean | undefined;
  private readonly field: RegExp;

  constructor(private readonly dialect: PlainDialect) {
    const delimiter = dialect.delimiter === '|' ? '\\|' : dialect.delimiter;
    this.field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}]*))(${delimiter}|$)`, 'y');
  }

  /** Gives the records that have ended with this piece; with the last one, all that are left. */
  read(piece: string, last = false): Row[] {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    const records: Row[] = [];
    for (const line of lines) this.take(line, records);
    if (last && this.rest !== '') this.take(this.rest, records, true);
    if (this.rest.length > RECORD_MAX || (last && this.isQuoted)) this.plain = false;
    return records;
  }

  /** Takes one more line, which ends the record or is another one of it. */
  private take(line: string, records: Row[], cutOff = false): void {
    if (!this.plain) return;
    if (hasOddQuotes(line)) this.isQuoted = !this.isQuoted;
    if (this.isQuoted) {
      this.open.push(line);
      this.openLength += line.length;
      if (this.openLength > RECORD_MAX) this.plain = false;
      return;
    }
    const ended = this.withoutReturn(line, cutOff);
    const text = this.open.length === 0 ? ended : [...this.open, ended].join('\n');
    this.open = [];
    this.openLength = 0;
    const { columns } = this.dialect;
    // A blank line is a record only where it may be a value.
    if (text === '' && columns > 1) return;
    const fields = text.includes(QUOTE) ? this.quotedFields(text) : this.plainFields(text);
    if (fields.length === columns) records.push(fields);
    else this.plain = false;
  }

  private withoutReturn(line: string, cutOff: boolean): string {
    const hasReturn = line.endsWith('\r');
    if (!cutOff || hasReturn) {
      this.lineEnd ??= hasReturn;
      if (this.lineEnd !== hasReturn) this.plain = false;
    }
    return hasReturn ? line.slice(0, -1) : line;
  }

  private plainFields(text: string): Row {
    if (text.includes('\r')) return [];
    return text.split(this.dialect.delimiter).map(cellOf);
  }

  /** The fields of a record with quotes; none where one stands elsewhere than around a field. */
  private quotedFields(text: string): Row {
    const fields: Row = [];
    for (this.field.lastIndex = 0; ;) {
      const found = this.field.exec(text);
      if (!found) return [];
      const [, quoted, plain = '', end] = found;
      fields.push(cellOf(quoted?.replaceAll('""', QUOTE) ?? plain));
      if (end === '') return fields;
    }
  }
}

function hasOddQuotes(line: string): boolean {
  let isOdd = false;
  for (let at = line.indexOf(QUOTE); at >= 0; at = line.indexOf(QUOTE, at + 1)) isOdd = !isOdd;
  return isOdd;
}

function cellOf(field: string): string | null {
  return field === '' ? null : field;
}
