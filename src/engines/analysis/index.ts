export { renderAnalysis } from './render-analysis';
