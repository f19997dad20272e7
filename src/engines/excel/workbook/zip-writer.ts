import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Quick rather than small: level 6 saves a sixth of the size and takes half as long again. */
const COMPRESSION_LEVEL = 1;

/** Zip files hold local time: this one reads 1980-01-01, the first there is, wherever it is made. */
const ENTRY_DATE = new Date(1980, 0, 1);

/**
 * Writes a zip file entry by entry, as fast as the disk takes it and no faster. Entries past 4 GB are
 * zip64; every entry bears the same date, so that the same content makes the same bytes.
 */
export class ZipWriter {
  private readonly zip = new ZipFile();
  private readonly failure = new AbortController();
  private readonly closed: Promise<void>;
  private entry: PassThrough | undefined;

  constructor(path: string) {
    const fail = (error: unknown): void => {
      this.failure.abort(error);
    };
    this.zip.on('error', fail);
    this.closed = pipeline(this.zip.outputStream, createWriteStream(path), {
      signal: this.failure.signal,
    }).catch(fail);
  }

  /** Starts the next entry, ending the one before. */
  open(name: string): void {
    this.entry?.end();
    this.entry = new PassThrough();
    this.zip.addReadStream(this.entry, name, {
      mtime: ENTRY_DATE,
      forceDosTimestamp: true,
      compressionLevel: COMPRESSION_LEVEL,
    });
  }

  /** Adds to the open entry, and waits until there is room for more. */
  async write(content: string | Buffer): Promise<void> {
    this.failure.signal.throwIfAborted();
    if (!this.entry) throw new Error('no zip entry is open to write to');
    if (this.entry.write(content)) return;
    try {
      await once(this.entry, 'drain', { signal: this.failure.signal });
    } catch (error) {
      // Says what went wrong with the file, in place of the wait that it broke off.
      this.failure.signal.throwIfAborted();
      throw error;
    }
  }

  /** Completes the file. */
  async finish(): Promise<void> {
    this.entry?.end();
    this.zip.end();
    await this.closed;
    this.failure.signal.throwIfAborted();
  }

  /** Gives the file up and waits until it is closed. */
  async abort(error: unknown): Promise<void> {
    this.failure.abort(error);
    this.entry?.destroy();
    await this.closed;
  }
}
