import { once } from 'node:events';
import type { Response } from 'express';

/** An open Server-Sent Events answer. */
export interface EventStream {
  /** Aborts when the reader hangs up or the server drains. */
  signal: AbortSignal;
  /** Sends one event; resolves when the reader can take more. */
  send(event: { id: number; kind: string; data: unknown }): Promise<void>;
  /** Sends a comment, which keeps proxies and readers from giving up. */
  comment(text: string): Promise<void>;
  end(): void;
}

/** Answers with a stream of events. `retry` is the pause after which a reader should connect again. */
export function openEventStream(res: Response, draining: AbortSignal): EventStream {
  const gone = new AbortController();
  res.on('close', () => {
    gone.abort();
  });
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  const signal = AbortSignal.any([gone.signal, draining]);

  async function write(text: string): Promise<void> {
    if (signal.aborted || res.write(text)) return;
    await once(res, 'drain', { signal }).catch(() => undefined);
  }

  return {
    signal,
    send: ({ id, kind, data }) =>
      write(`id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`),
    comment: (text) => write(`: ${text}\n\n`),
    end: () => {
      res.end();
    },
  };
}
