/** A file in a zip file, as far as it is known; sizes and position in bytes. */
export interface ZipEntry {
  /** UTF-8. */
  name: Buffer;
  position: number;
  crc: number;
  packed: number;
  size: number;
}

/** Where the list of all entries is in a zip file. */
export interface Directory {
  entries: number;
  position: number;
  size: number;
}

const VERSION = 20;
const ZIP64_VERSION = 45;
/** Made on Unix by the rules of version 6.3. */
const MADE_BY = 0x033f;
/** Names are UTF-8, and sizes and check sum follow the content. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, the first day there is, so that the same content makes the same bytes; and its midnight. */
const DAY = 0x21;
const TIME = 0;
/** A plain file that its owner and group may write. */
const ATTRIBUTES = 0x81b40000;
/** Stands for a number that a zip64 record has instead. */
const FULL = 0xffff_ffff;
const COUNT_FULL = 0xffff;

/** What stands before an entry's content. */
export function localHeader({ name }: ZipEntry): Buffer {
  const start = record([4, 0x04034b50], [2, VERSION], ...commonFields(0, 0, 0), [2, name.length]);
  return Buffer.concat([start, record([2, 0]), name]);
}

/** What stands after an entry's content. */
export function dataDescriptor(entry: ZipEntry): Buffer {
  const width = isZip64(entry) ? 8 : 4;
  return record([4, 0x08074b50], [4, entry.crc], [width, entry.packed], [width, entry.size]);
}

/** An entry's line in the directory. */
export function directoryRecord(entry: ZipEntry): Buffer {
  const { name, crc, packed, size, position } = entry;
  const large = isZip64(entry);
  const extra = large
    ? record([2, 1], [2, 24], [8, size], [8, packed], [8, position])
    : Buffer.alloc(0);
  const start = record(
    [4, 0x02014b50],
    [2, MADE_BY],
    [2, large ? ZIP64_VERSION : VERSION],
    ...commonFields(crc, large ? FULL : packed, large ? FULL : size),
    [2, name.length],
    [2, extra.length],
    [2, 0], // no comment
    [2, 0], // the only disk
    [2, 0], // nothing about its content
    [4, ATTRIBUTES],
    [4, large ? FULL : position],
  );
  return Buffer.concat([start, name, extra]);
}

/** The end of a zip file, by which readers find the directory. */
export function endRecords(directory: Directory): Buffer {
  const { entries, position, size } = directory;
  const large = entries >= COUNT_FULL || position >= FULL || size >= FULL;
  const end = record(
    [4, 0x06054b50],
    [4, 0], // the only disk
    [2, large ? COUNT_FULL : entries],
    [2, large ? COUNT_FULL : entries],
    [4, large ? FULL : size],
    [4, large ? FULL : position],
    [2, 0], // no comment
  );
  return large ? Buffer.concat([zip64Records(directory), end]) : end;
}

function zip64Records({ entries, position, size }: Directory): Buffer {
  const rest = 44;
  return record(
    [4, 0x06064b50],
    [8, rest],
    [2, MADE_BY],
    [2, ZIP64_VERSION],
    [8, 0], // the only disk
    [8, entries],
    [8, entries],
    [8, size],
    [8, position],
    [4, 0x07064b50],
    [4, 0],
    [8, position + size],
    [4, 1], // disks
  );
}

function commonFields(crc: number, packed: number, size: number): Field[] {
  return [
    [2, FLAGS],
    [2, DEFLATED],
    [2, TIME],
    [2, DAY],
    [4, crc],
    [4, packed],
    [4, size],
  ];
}

function isZip64({ packed, size, position }: ZipEntry): boolean {
  return packed >= FULL || size >= FULL || position >= FULL;
}

/** Bytes that a number takes, and the number. */
type Field = [width: 2 | 4 | 8, value: number];

function record(...fields: Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}
