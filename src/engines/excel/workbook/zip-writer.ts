import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import type { ZipEntry } from './zip-records';
import { dataDescriptor, directoryRecord, endRecords, localHeader } from './zip-records';

/** Bytes that are packed at once. */
const BLOCK = 262_144;

/** Blocks that are packed and written while the next is filled; with more, memory is all that would grow. */
const UNDER_WAY_MAX = 2;

/** Quick rather than small: level 6 saves a sixth of the size and takes three times as long. */
const COMPRESSION_LEVEL = 1;

/** Takes what a block usually becomes, so that it is packed in one go. */
const PACKED_BLOCK = 65_536;

/** The input of a step that needs none. */
const NOTHING = Promise.resolve(Buffer.alloc(0));

const pack = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);

/**
 * Writes a zip file entry by entry, as fast as the disk takes it and no faster. Blocks are packed by themselves, in
 * the threads of zlib. Entries past 4 GB are zip64; the same content makes the same bytes.
 */
export class ZipWriter {
  private readonly entries: ZipEntry[] = [];
  private entry: ZipEntry | undefined;
  private block = Buffer.allocUnsafeSlow(BLOCK);
  private filled = 0;
  private readonly spare: Buffer<ArrayBuffer>[] = [];
  /** The steps that are under way, the last of which ends after all others. */
  private readonly underWay: Promise<void>[] = [];
  private last = Promise.resolve();
  private position = 0;
  private failure: { error: unknown } | undefined;

  private constructor(private readonly file: FileHandle) {}

  /** Creates the file. */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'w'));
  }

  /** Starts the next entry, ending the one before. */
  open(name: string): void {
    this.endEntry();
    const entry = { name: Buffer.from(name), position: 0, crc: 0, packed: 0, size: 0 };
    this.entry = entry;
    this.entries.push(entry);
    this.append(() => {
      entry.position = this.position;
      return localHeader(entry);
    });
  }

  /** Adds to the open entry, and waits until there is room for more; the content may be changed then. */
  async write(content: string | Buffer): Promise<void> {
    if (!this.entry) throw new Error('no zip entry is open to write to');
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let taken = 0; taken < bytes.length;) {
      const size = bytes.copy(this.block, this.filled, taken);
      taken += size;
      this.filled += size;
      if (this.filled < BLOCK) continue;
      this.packBlock(this.entry, constants.Z_SYNC_FLUSH);
      while (this.underWay.length > UNDER_WAY_MAX) await this.underWay.shift();
      this.throwFailure();
    }
  }

  /** Completes the file. */
  async finish(): Promise<void> {
    this.endEntry();
    this.append(() => {
      const records = this.entries.map(directoryRecord);
      const size = records.reduce((sum, { length }) => sum + length, 0);
      const { length: entries } = records;
      return Buffer.concat([...records, endRecords({ entries, position: this.position, size })]);
    });
    await this.last;
    this.throwFailure();
    await this.file.close();
  }

  /** Gives the file up and waits until it is closed. */
  async abort(error: unknown): Promise<void> {
    this.failure ??= { error };
    await this.last;
    await this.file.close();
  }

  private endEntry(): void {
    const { entry } = this;
    if (!entry) return;
    this.packBlock(entry, constants.Z_FINISH);
    this.append(() => dataDescriptor(entry));
    this.entry = undefined;
  }

  private packBlock(entry: ZipEntry, finishFlush: number): void {
    const { block } = this;
    const content = block.subarray(0, this.filled);
    entry.crc = crc32(content, entry.crc);
    entry.size += content.length;
    this.block = this.spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK);
    this.filled = 0;
    const options = { level: COMPRESSION_LEVEL, chunkSize: PACKED_BLOCK, finishFlush };
    this.append(
      (packed) => {
        this.spare.push(block);
        entry.packed += packed.length;
        return packed;
      },
      pack(content, options),
    );
  }

  /** Writes what `make` gives, when all before it is written and its input is there. */
  private append(make: (input: Buffer) => Buffer, input: Promise<Buffer> = NOTHING): void {
    this.last = Promise.all([input, this.last])
      .then(async ([made]) => {
        if (this.failure) return;
        const bytes = make(made);
        await this.file.writeFile(bytes);
        this.position += bytes.length;
      })
      .catch((error: unknown) => {
        this.failure ??= { error };
      });
    this.underWay.push(this.last);
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
