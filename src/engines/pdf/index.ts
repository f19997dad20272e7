export { renderPdf } from './render';
export { rowsForPages } from './rows-for-pages';
export { drawChunk, writeChunk } from './chunks/draw-chunk';
export type { ChunkTask } from './chunks/draw-chunk';
export type { LongHelp } from './chunks/help';
