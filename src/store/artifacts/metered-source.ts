import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { NewArtifact } from './artifact-store';

/** Reads the bytes to be kept, and knows their number and SHA-256 once all have passed. */
export class MeteredSource {
  readonly #source: Readable;
  readonly #hash = createHash('sha256');
  #sizeBytes = 0;
  #failure: Error | undefined;

  constructor(source: Readable) {
    this.#source = source;
    // The read that meets an error reports it; without a listener it would end the process before.
    source.on('error', () => undefined);
  }

  static of(artifact: NewArtifact): MeteredSource {
    return new MeteredSource(artifact.stream ?? createReadStream(artifact.path));
  }

  /** The bytes, once; leaving early closes the source. */
  async *bytes(): AsyncGenerator<Buffer, void, undefined> {
    const chunks = this.#source[Symbol.asyncIterator]();
    try {
      for (let next = await this.#read(chunks); !next.done; next = await this.#read(chunks)) {
        const bytes = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
        this.#sizeBytes += bytes.length;
        this.#hash.update(bytes);
        yield bytes;
      }
    } finally {
      this.close();
    }
  }

  /** Reads to the end and keeps nothing. */
  async measure(): Promise<{ sizeBytes: number; sha256: string }> {
    const bytes = this.bytes();
    while (!(await bytes.next()).done);
    return this.digest();
  }

  /** Number and SHA-256 of the bytes, to be asked after the last. */
  digest(): { sizeBytes: number; sha256: string } {
    return { sizeBytes: this.#sizeBytes, sha256: this.#hash.copy().digest('hex') };
  }

  /** Lets go of the source, wherever it is. */
  close(): void {
    this.#source.destroy();
  }

  /** What the source itself failed with, as opposed to being closed because the store failed. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  async #read(chunks: AsyncIterator<unknown>): Promise<IteratorResult<Buffer | string>> {
    try {
      return (await chunks.next()) as IteratorResult<Buffer | string>;
    } catch (error) {
      this.#failure = error as Error;
      throw error;
    }
  }
}
