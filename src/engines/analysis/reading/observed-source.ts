import type { Row } from '../../../contract/jobs/cells';
import type { RowSource } from '../../report';

/** Something that learns from rows as they pass. */
export interface RowObserver {
  add(row: Row): void;
}

/** A source whose rows also pass by observers, so that one reading serves all of them. */
export function observedSource(
  source: RowSource,
  observers: readonly RowObserver[],
  onBatch: (rows: number) => void,
): RowSource {
  return {
    ...source,
    async *batches() {
      for await (const batch of source.batches()) {
        for (const observer of observers) for (const row of batch) observer.add(row);
        onBatch(batch.length);
        yield batch;
      }
    },
  };
}
