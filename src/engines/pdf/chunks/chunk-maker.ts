import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chunk, ChunkTask } from './draw-chunk';
import { drawChunk, readChunk, writeChunk } from './draw-chunk';
import type { LongHelp } from './help';

/** Makes chunks: those of an earlier attempt are taken as they are, others drawn here or by other threads. */
export class ChunkMaker {
  private readonly keeping: Promise<void>[] = [];

  constructor(
    private readonly directory: string,
    private readonly help: LongHelp | undefined,
  ) {}

  /** Begins to make a chunk. Resolves when its lines are no longer needed here. */
  async make(task: ChunkTask): Promise<{ chunk: Promise<Chunk> }> {
    const { help } = this;
    if (!help) return { chunk: Promise.resolve(await drawChunk(task)) };
    const name = `pages-${task.first}`;
    const found = await help.find(name);
    if (found !== undefined) return { chunk: readChunk(found) };
    const path = join(this.directory, name);
    const elsewhere = await help.draw(task, path);
    if (elsewhere) {
      return {
        chunk: elsewhere.drawn
          .then(() => readChunk(path))
          .then((chunk) => this.keep(name, path, chunk)),
      };
    }
    const chunk = await drawChunk(task);
    await writeChunk(path, chunk);
    return { chunk: Promise.resolve(this.keep(name, path, chunk)) };
  }

  /** Resolves when nothing is being kept any more. */
  async settle(): Promise<void> {
    await Promise.all(this.keeping);
  }

  private keep(name: string, path: string, chunk: Chunk): Chunk {
    const kept = this.help?.keep(name, path).then(() => rm(path, { force: true }));
    if (kept) this.keeping.push(kept);
    return chunk;
  }
}
