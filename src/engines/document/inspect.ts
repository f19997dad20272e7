import { openSource } from './open-source';
import type { SourceFile } from './open-source';
import type { DocumentLimits } from './limits';
import type { Inspection } from './source/document-source';

/** Checks that a file is what it claims to be and within the limits, before its pages are read. */
export async function inspectDocument(task: {
  source: SourceFile;
  limits: DocumentLimits;
}): Promise<Inspection> {
  const source = await openSource(task.source);
  return source.inspect(task.limits);
}
