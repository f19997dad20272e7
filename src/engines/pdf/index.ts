export { renderPdf } from './render';
export { rowsForPages } from './rows-for-pages';
