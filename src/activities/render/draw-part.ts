import type { MessagePort } from 'node:worker_threads';
import { answerOf } from '../../contract/thread-answer';
import { drawChunk, writeChunk } from '../../engines/pdf';
import type { DrawMessage } from './help-message';

/** Draws some pages for another thread, which sends them on the port and hears there that they are done. */
export async function drawPart({ port }: { port: MessagePort }): Promise<void> {
  try {
    const message = await new Promise<DrawMessage | undefined>((resolve) => {
      port.once('message', resolve).once('close', () => resolve(undefined));
    });
    if (!message) return;
    const answer = await answerOf(async () => {
      await writeChunk(message.path, await drawChunk(message.task));
      return null;
    });
    port.postMessage(answer);
  } finally {
    port.close();
  }
}
