import type { MessagePort } from 'node:worker_threads';
import type { HelpAnswer, NumberedRequest } from './help-message';

/** Where finished parts of a long report are kept; a failure is its own affair. */
export interface PartStore {
  /** The path of a part on this machine; undefined where there is none. */
  find(name: string): Promise<string | undefined>;
  keep(name: string, path: string): Promise<void>;
}

/** Keeps nothing. */
export const NO_PARTS: PartStore = {
  find: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
};

/** Answers what a render thread asks; `lend` gives its port to a free thread, or says that none is. */
export function answerRequests(
  port: MessagePort,
  parts: PartStore,
  lend: (port: MessagePort) => boolean,
): void {
  const answer = async (request: NumberedRequest): Promise<HelpAnswer['answer']> => {
    switch (request.kind) {
      case 'find':
        return parts.find(request.name);
      case 'keep':
        await parts.keep(request.name, request.path);
        return undefined;
      case 'draw':
        return lend(request.port);
    }
  };
  port.on('message', (request: NumberedRequest) => {
    void answer(request).then((found) => {
      port.postMessage({ id: request.id, answer: found } satisfies HelpAnswer);
    });
  });
}
