import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { AppError } from '../../contract/errors';

/** Milliseconds of silence after which the scanner counts as away. */
const TIMEOUT_MS = 120_000;

/** Looks for viruses in files. */
export interface VirusScanner {
  /** Resolves where a file is clean; throws VALIDATION with the finding where it is not. */
  scan(file: string): Promise<void>;
}

/** Makes a scanner that asks a ClamAV daemon, `tcp://host:port` or `unix:/path`. */
export function createClamdScanner(url: string): VirusScanner {
  return {
    async scan(file) {
      const answer = await ask(url, file);
      if (/: OK$/.test(answer)) return;
      const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (finding === undefined) throw away(`it answered ${JSON.stringify(answer)}`);
      throw new AppError('VALIDATION', `The file holds a virus: ${finding}.`, {
        details: { virus: finding },
      });
    },
  };
}

async function ask(url: string, file: string): Promise<string> {
  const socket = open(url);
  socket.setTimeout(TIMEOUT_MS, () => {
    socket.destroy(new Error('it did not answer in time'));
  });
  try {
    const answer = readAll(socket);
    // Both may fail with the socket; one of the two reports it.
    answer.catch(() => undefined);
    await send(socket, file);
    return await answer;
  } catch (error) {
    throw away((error as Error).message, error);
  } finally {
    socket.destroy();
  }
}

function open(url: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(url);
  return protocol === 'unix:' ? connect(pathname) : connect(Number(port), hostname);
}

/** Sends a file as the command INSTREAM has it: chunks, each after its length, and an empty one at the end. */
async function send(socket: Socket, file: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.write(Buffer.alloc(4));
}

async function readAll(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) answer += chunk.toString('utf8');
  return answer.replace(/\0/g, '').trim();
}

function away(reason: string, cause?: unknown): AppError {
  return new AppError('UPSTREAM_UNAVAILABLE', `The virus scanner failed: ${reason}`, { cause });
}
