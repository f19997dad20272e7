import type { DocumentLimits } from '../../engines/document/limits';
import type { OfficeConverter } from '../../engines/office';
import type { VirusScanner } from '../../engines/virus';
import type { OcrEngines } from '../../engines/ocr';
import type { DocumentPool } from './document-pool';

/** What the activities on documents work with. */
export interface DocumentDeps {
  pool: DocumentPool;
  ocr: OcrEngines;
  limits: DocumentLimits;
  /** Pages that are recognised side by side. */
  parallelPages: number;
  /** Absent where no scanner is configured. */
  scanner?: VirusScanner;
  office: OfficeConverter;
}
