import type { DatasetSchema } from '../contract/datasets';
import { answerOf } from '../contract/thread-answer';
import type { ThreadAnswer } from '../contract/thread-answer';
import { inspectDataset } from '../engines/dataset/inspect-dataset';
import type { Inspection } from '../engines/dataset/inspect-dataset';

/** Inspects one file in this thread. */
export default function inspect(inspection: Inspection): Promise<ThreadAnswer<DatasetSchema>> {
  return answerOf(() => inspectDataset(inspection));
}
