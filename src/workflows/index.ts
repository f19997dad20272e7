export { dummyReportWorkflow } from './dummy';
export { heavyReportWorkflow } from './heavy';
