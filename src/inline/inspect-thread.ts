import { AppError } from '../contract/errors';
import type { DatasetSchema } from '../contract/datasets';
import { inspectDataset } from '../engines/dataset/inspect-dataset';
import type { Inspection } from '../engines/dataset/inspect-dataset';
import type { ErrorCode } from '../contract/errors';

/** What the thread answers. Our own errors are values, since the class would be lost between threads. */
export type InspectionAnswer =
  | { ok: true; schema: DatasetSchema }
  | {
      ok: false;
      error: {
        code: ErrorCode;
        message: string;
        publicMessage: string;
        details: Record<string, unknown>;
      };
    };

/** Inspects one file in this thread. */
export default async function inspect(inspection: Inspection): Promise<InspectionAnswer> {
  try {
    return { ok: true, schema: await inspectDataset(inspection) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, publicMessage, details } = error;
    return { ok: false, error: { code, message, publicMessage, details } };
  }
}
