import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The number under which the library knows the file; those of its own begin at 0. */
const FILE_NUMBER = 4_096;

/** Numbers of errors and of places to seek from, as the C library has them. */
const ACCESS_DENIED = 2;
const INPUT_OUTPUT_ERROR = 29;
const FROM_HERE = 1;
const FROM_END = 2;

/** Where the C library's description of a file has its size, and how long the description is. */
const STAT = { size: 24, bytes: 96 } as const;

/** A pointer and a length: a part of memory that is read into. */
const VECTOR_BYTES = 8;

type Calls = Record<string, (...values: never[]) => unknown>;

/** The memory of a WebAssembly program; it moves whenever it grows. */
type Memory = () => ArrayBuffer;

/**
 * Stands in for a WebAssembly program's calls for files, so that it reads one file of this machine in parts
 * where it would otherwise want the whole of it in its memory. All other files are as before.
 */
export class FileCalls {
  private file: { handle: number; size: number; position: number } | undefined;

  constructor(
    private readonly path: string,
    private readonly memory: Memory,
  ) {}

  /** Gives the calls with those for this file put in. */
  over(before: Calls): Calls {
    const other = <Name extends string>(name: Name, ...values: unknown[]) =>
      (before[name] as (...values: unknown[]) => unknown)(...values);
    const ours = (number: number) => number === FILE_NUMBER && this.file !== undefined;
    return {
      ...before,
      __syscall_openat: (folder: number, name: number, flags: number, rest: number) =>
        this.text(name) === this.path
          ? this.open()
          : other('__syscall_openat', folder, name, flags, rest),
      __syscall_fstat64: (number: number, target: number) =>
        ours(number) ? this.describe(target) : other('__syscall_fstat64', number, target),
      fd_seek: (number: number, offset: bigint, from: number, target: number) =>
        ours(number)
          ? this.seek(Number(offset), from, target)
          : other('fd_seek', number, offset, from, target),
      fd_read: (number: number, vectors: number, count: number, target: number) =>
        ours(number)
          ? this.read(vectors, count, target)
          : other('fd_read', number, vectors, count, target),
      fd_close: (number: number) => (ours(number) ? this.close() : other('fd_close', number)),
    };
  }

  private open(): number {
    if (this.file) return -ACCESS_DENIED;
    const handle = openSync(this.path, 'r');
    this.file = { handle, size: fstatSync(handle).size, position: 0 };
    return FILE_NUMBER;
  }

  /** Lets go of the file. */
  close(): number {
    if (this.file) closeSync(this.file.handle);
    this.file = undefined;
    return 0;
  }

  private describe(target: number): number {
    new Uint8Array(this.memory(), target, STAT.bytes).fill(0);
    this.view().setBigUint64(target + STAT.size, BigInt(this.file?.size ?? 0), true);
    return 0;
  }

  private seek(offset: number, from: number, target: number): number {
    if (!this.file) return INPUT_OUTPUT_ERROR;
    const { position, size } = this.file;
    this.file.position = offset + (from === FROM_END ? size : from === FROM_HERE ? position : 0);
    this.view().setBigInt64(target, BigInt(this.file.position), true);
    return 0;
  }

  private read(vectors: number, count: number, target: number): number {
    if (!this.file) return INPUT_OUTPUT_ERROR;
    let total = 0;
    for (let index = 0; index < count; index += 1) {
      const at = vectors + index * VECTOR_BYTES;
      const view = this.view();
      const part = new Uint8Array(
        this.memory(),
        view.getUint32(at, true),
        view.getUint32(at + 4, true),
      );
      const read = readSync(this.file.handle, part, 0, part.length, this.file.position);
      this.file.position += read;
      total += read;
      if (read < part.length) break;
    }
    this.view().setUint32(target, total, true);
    return 0;
  }

  private text(at: number): string {
    const bytes = new Uint8Array(this.memory(), at);
    return Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString('utf8');
  }

  private view(): DataView {
    return new DataView(this.memory());
  }
}
