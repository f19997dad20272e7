import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { assertKey, assertPrefix } from './artifact-key';
import type {
  ArtifactStat,
  ArtifactStore,
  ByteRange,
  NewArtifact,
  StoredArtifact,
} from './artifact-store';
import { growingFile } from './growing';
import { hasCode, localFailure, localReadFailure } from './local-errors';
import { putLocally } from './local-put';
import { artifactNotFound, rangeNotSatisfiable } from './store-errors';

/** Keeps artifacts as files under a folder, each at the path that its key spells. */
export class LocalArtifactStore implements ArtifactStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(artifact: NewArtifact): Promise<StoredArtifact> {
    assertKey(artifact.key);
    return putLocally(this.#root, artifact);
  }

  async open(key: string, range: ByteRange = { start: 0 }): Promise<Readable> {
    assertKey(key);
    const { start, end } = range;
    const handle = await open(join(this.#root, key), 'r').catch((error: unknown) => {
      throw localReadFailure(key, error);
    });
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw artifactNotFound(key);
      const { size } = found;
      const empty = size === 0 && start === 0 && end === undefined;
      if (!empty && (start >= size || (end ?? start) < start)) {
        throw rangeNotSatisfiable(key, start);
      }
      return handle.createReadStream({ start, ...(end !== undefined && { end }) });
    } catch (error) {
      await handle.close();
      throw localReadFailure(key, error);
    }
  }

  async localPath(key: string): Promise<string> {
    if (!(await this.stat(key))) throw artifactNotFound(key);
    return join(this.#root, key);
  }

  async stat(key: string): Promise<ArtifactStat | undefined> {
    assertKey(key);
    try {
      const found = await stat(join(this.#root, key));
      if (!found.isFile()) return undefined;
      return { key, sizeBytes: found.size, modifiedAt: found.mtime };
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw localFailure(`read ${key}`, error);
    }
  }

  async delete(key: string): Promise<void> {
    assertKey(key);
    try {
      await rm(join(this.#root, key), { force: true });
    } catch (error) {
      // A folder of other keys, so the key itself is free.
      if (!hasCode(error, 'ERR_FS_EISDIR')) throw localFailure(`delete ${key}`, error);
    }
  }

  async deletePrefix(prefix: string): Promise<void> {
    assertPrefix(prefix);
    try {
      await rm(join(this.#root, prefix), { recursive: true, force: true });
    } catch (error) {
      throw localFailure(`delete ${prefix}`, error);
    }
  }

  async *list(prefix: string): AsyncGenerator<string, void, undefined> {
    if (prefix !== '') assertPrefix(prefix);
    const entries = await this.#entries(prefix);
    for (const entry of entries) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) yield* this.list(`${path}/`);
      else yield path;
    }
  }

  async check(): Promise<void> {
    const probe = growingFile(this.#root);
    try {
      await mkdir(dirname(probe), { recursive: true });
      await writeFile(probe, 'writable');
      await rm(probe);
    } catch (error) {
      throw localFailure('be written', error);
    }
  }

  async #entries(prefix: string) {
    try {
      const entries = await readdir(join(this.#root, prefix), { withFileTypes: true });
      return entries.filter(({ name }) => !name.startsWith('.'));
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
      throw localFailure(`list ${prefix || 'its files'}`, error);
    }
  }
}
