export { dummyReportWorkflow } from './dummy';
export { heavyReportWorkflow } from './heavy';
export { sendBulkEmailWorkflow } from './send-bulk-email';
export { sendEmailWorkflow } from './send-email';
