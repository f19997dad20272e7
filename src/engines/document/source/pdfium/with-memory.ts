import type { Native } from './open-library';

/** Lends some of the library's memory, given back after its use. */
export function withMemory<T>(native: Native, bytes: number, use: (at: number) => T): T {
  const at = native.wasmExports.malloc(bytes);
  if (!at) throw new Error(`no memory for ${bytes} bytes of a PDF`);
  try {
    return use(at);
  } finally {
    native.wasmExports.free(at);
  }
}
