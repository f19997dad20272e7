export { renderExcel } from './render-excel';
