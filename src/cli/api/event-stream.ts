import type { ReadableStream } from 'node:stream/web';

/** Reads the data of the Server-Sent Events of an answer as they come. */
export async function* readEvents<Data>(response: Response): AsyncGenerator<Data> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const line = block.split('\n').find((text) => text.startsWith('data:'));
      if (line !== undefined) yield JSON.parse(line.slice('data:'.length)) as Data;
    }
  }
}
