import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '../../contract/errors';
import { valueOf } from '../../contract/thread-answer';
import type { ThreadAnswer } from '../../contract/thread-answer';
import type { LongHelp } from '../../engines/pdf';
import type { DrawMessage, HelpAnswer, HelpRequest } from './help-message';

/** Asks the main thread for what a long report needs. Parts of another key are never found. */
export class HelpClient implements LongHelp {
  private readonly waiting = new Map<number, (answer: HelpAnswer['answer']) => void>();
  private key: Promise<string> | undefined;
  private asked = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly makeKey: () => Promise<string>,
  ) {
    port.on('message', ({ id, answer }: HelpAnswer) => {
      this.waiting.get(id)?.(answer);
      this.waiting.delete(id);
    });
  }

  async find(name: string): Promise<string | undefined> {
    const path = await this.ask({ kind: 'find', name: await this.keyOf(name) });
    return typeof path === 'string' ? path : undefined;
  }

  async keep(name: string, path: string): Promise<void> {
    await this.ask({ kind: 'keep', name: await this.keyOf(name), path });
  }

  async draw(task: DrawMessage['task'], path: string): Promise<false | { drawn: Promise<void> }> {
    const { port1, port2 } = new MessageChannel();
    if ((await this.ask({ kind: 'draw', port: port2 })) !== true) {
      port1.close();
      return false;
    }
    const drawn = answerOn(port1);
    port1.postMessage({ task, path } satisfies DrawMessage);
    return { drawn };
  }

  private ask(request: HelpRequest): Promise<HelpAnswer['answer']> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.port.postMessage({ ...request, id }, request.kind === 'draw' ? [request.port] : []);
    });
  }

  private async keyOf(name: string): Promise<string> {
    this.key ??= this.makeKey();
    return `${await this.key}-${name}`;
  }
}

/** Waits for the one message that the other thread posts when it has drawn. */
async function answerOn(port: MessagePort): Promise<void> {
  const answer = await new Promise<ThreadAnswer<null> | undefined>((resolve) => {
    port.once('message', resolve).once('close', () => resolve(undefined));
  });
  port.close();
  if (!answer) throw new AppError('RENDER_FAILED', 'A thread that drew pages has ended');
  valueOf(answer);
}
