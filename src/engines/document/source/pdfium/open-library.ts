import { readFile } from 'node:fs/promises';
import { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { FileCalls } from './file-calls';
import { changesColours } from './changes-colours';

/** What the package keeps to itself of the program that it runs. */
export interface Native {
  HEAPU8: Uint8Array<ArrayBuffer>;
  wasmExports: {
    memory: WebAssembly.Memory;
    malloc(bytes: number): number;
    free(pointer: number): void;
  };
  _FPDF_LoadDocument(path: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_ClosePage(page: number): void;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFImageObj_GetImagePixelSize(object: number, width: number, height: number): number;
  _FPDFImageObj_GetImageMetadata(object: number, page: number, target: number): number;
  _FPDFImageObj_GetBitmap(object: number): number;
  _FPDFImageObj_GetImageFilterCount(object: number): number;
  _FPDFImageObj_GetImageFilter(...name: [number, number, number, number]): number;
  _FPDFImageObj_GetImageDataDecoded(object: number, target: number, bytes: number): number;
  _FPDFPageObj_GetMatrix(object: number, target: number): number;
  _FPDFPageObj_GetBounds(object: number, ...corners: [number, number, number, number]): number;
  _FPDFPageObj_HasTransparency(object: number): number;
  _FPDFPage_GetRotation(page: number): number;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDF_GetPageBoundingBox(page: number, target: number): number;
  _FORM_OnAfterLoadPage(page: number, form: number): void;
  _FORM_OnBeforeClosePage(page: number, form: number): void;
  _FPDFBitmap_CreateEx(...shape: [number, number, number, number, number]): number;
  _FPDFBitmap_FillRect(...area: [number, number, number, number, number, number]): void;
  _FPDFBitmap_GetWidth(bitmap: number): number;
  _FPDFBitmap_GetHeight(bitmap: number): number;
  _FPDFBitmap_GetStride(bitmap: number): number;
  _FPDFBitmap_GetFormat(bitmap: number): number;
  _FPDFBitmap_GetBuffer(bitmap: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(...drawing: Drawing): void;
  _FPDF_FFLDraw(form: number, ...drawing: Drawing): void;
}

/** What the package keeps to itself of a page. */
export interface PageHandle {
  pageIdx: number;
}

/** Bitmap, page, place, size, quarter turns and flags of a drawing. */
type Drawing = [number, number, number, number, number, number, number, number];

/** Why the library did not load a document. */
const PASSWORD_WANTED = 4;

/** The library that Chrome shows PDFs with, over one file. */
export interface PdfLibrary {
  native: Native;
  /** Opens the file, which is then read in parts as they are needed; throws an Error that says what is wrong. */
  open(): PDFiumDocument;
  /** Says whether some picture of the file means other colours than its pixels have. */
  changesColours(): boolean;
  /** Frees all that the library holds. */
  close(): void;
}

let program: Promise<WebAssembly.Module> | undefined;

/** Starts the library with a memory of its own, so that all of it can be given back. */
export async function openPdfLibrary(path: string): Promise<PdfLibrary> {
  program ??= compile();
  const compiled = await program;
  const calls = new FileCalls(path, () => memory.buffer);
  let memory = new WebAssembly.Memory({ initial: 0 });
  const library = await PDFiumLibrary.init({
    instantiateWasm(imports, done: (instance: WebAssembly.Instance) => void) {
      const { env, wasi_snapshot_preview1: system } = imports as Imports;
      const own = { env: calls.over(env), wasi_snapshot_preview1: calls.over(system) };
      const instance = new WebAssembly.Instance(compiled, own);
      ({ memory } = instance.exports as { memory: WebAssembly.Memory });
      done(instance);
      return instance.exports;
    },
  });
  const { module: native } = library as unknown as { module: Native };
  let changing: boolean | undefined;
  return {
    native,
    changesColours: () => (changing ??= changesColours(path)),
    open: () => load(native, path),
    close() {
      library.destroy();
      calls.close();
    },
  };
}

type Imports = Record<'env' | 'wasi_snapshot_preview1', Record<string, () => unknown>>;

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(require.resolve('@hyzyla/pdfium/pdfium.wasm')));
}

function load(native: Native, path: string): PDFiumDocument {
  const name = Buffer.from(`${path}\0`);
  const documentPtr = native.wasmExports.malloc(name.length);
  native.HEAPU8.set(name, documentPtr);
  const documentIdx = native._FPDF_LoadDocument(documentPtr, 0);
  // The package's document frees the name when it is destroyed.
  if (documentIdx) return new PDFiumDocument({ module: native as never, documentIdx, documentPtr });
  native.wasmExports.free(documentPtr);
  throw new Error(
    native._FPDF_GetLastError() === PASSWORD_WANTED
      ? 'Password required or incorrect password'
      : 'File not in PDF format or corrupted',
  );
}
