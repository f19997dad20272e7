export { renderCsv } from './render-csv';
