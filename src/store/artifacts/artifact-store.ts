import type { Readable } from 'node:stream';

/** A file to keep: its key, its bytes from a path or a stream, its MIME type. */
export type NewArtifact = { key: string; mediaType: string } & (
  { path: string; stream?: undefined } | { stream: Readable; path?: undefined }
);

/** What was kept, measured from the bytes as they passed. */
export interface StoredArtifact {
  key: string;
  sizeBytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** What the store knows of a file that it holds. */
export interface ArtifactStat {
  key: string;
  sizeBytes: number;
  modifiedAt: Date;
}

/** Bytes of a file, counted from 0, both ends included; without an end, up to the last. */
export interface ByteRange {
  start: number;
  end?: number;
}

/**
 * Keeps the files of jobs under immutable keys: a file is there whole or not at all, and never changes.
 * Where the store itself fails, every method throws an `AppError` of code UPSTREAM_UNAVAILABLE.
 */
export interface ArtifactStore {
  /**
   * Keeps a file. The same bytes under a key that is taken are fine; others are a CONFLICT.
   * An error of the given stream or path is thrown as it is.
   */
  put(artifact: NewArtifact): Promise<StoredArtifact>;
  /** Reads a file or a part of it. Throws NOT_FOUND, or RANGE_NOT_SATISFIABLE past its end. */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /**
   * Gives the path of a file on this machine: where the store itself keeps it, or a copy in the folder. It is
   * to be read only. Throws NOT_FOUND.
   */
  localPath(key: string, folder: string): Promise<string>;
  /** Tells size and age of a file; undefined where the key is free. */
  stat(key: string): Promise<ArtifactStat | undefined>;
  /** Removes a file; a free key is fine. */
  delete(key: string): Promise<void>;
  /** Removes every file whose key starts with the prefix, which ends in a slash. */
  deletePrefix(prefix: string): Promise<void>;
  /** Lists the keys that start with the prefix, which is empty or ends in a slash, in no promised order. */
  list(prefix: string): AsyncIterable<string>;
  /** Resolves where a file could be written at this moment. */
  check(): Promise<void>;
}
