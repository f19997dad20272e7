import type { MessagePort } from 'node:worker_threads';
import type { ChunkTask } from '../../engines/pdf';

/** What a thread that renders a long report asks of the worker's main thread. */
export type HelpRequest =
  | { kind: 'find'; name: string }
  | { kind: 'keep'; name: string; path: string }
  /** Whether a free thread takes the port, on which it is sent a `DrawMessage`. */
  | { kind: 'draw'; port: MessagePort };

/** A request with the number that its answer bears. */
export type NumberedRequest = HelpRequest & { id: number };

/** The answer to a request: the path of a part, nothing, or whether a thread is free. */
export interface HelpAnswer {
  id: number;
  answer: string | boolean | undefined;
}

/** Pages to draw into a file. */
export interface DrawMessage {
  task: ChunkTask;
  path: string;
}
