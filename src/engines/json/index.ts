export { renderJson } from './render-json';
