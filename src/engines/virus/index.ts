import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/errors';

/** Milliseconds of silence after which the scanner counts as away. */
const TIMEOUT_MS = 120_000;

/** What the daemon says of a file that is longer than its own setting allows. */
const TOO_LONG = 'INSTREAM size limit exceeded';

/** Looks for viruses in files. */
export interface VirusScanner {
  /** Resolves where a file is clean; throws VALIDATION with the finding where it is not. */
  scan(file: string): Promise<void>;
}

/** Says whether a scan failed because the file holds a virus. */
export function foundVirus(error: unknown): boolean {
  return error instanceof AppError && error.details?.['virus'] !== undefined;
}

/** Makes a scanner that asks a ClamAV daemon, `tcp://host:port` or `unix:/path`. */
export function createClamdScanner(url: string): VirusScanner {
  return {
    async scan(file) {
      const answer = await ask(url, file);
      if (answer.endsWith(': OK')) return;
      const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (finding === undefined) throw unusable(answer);
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
  const answer = firstAnswer(socket);
  const sent = pipeline(commandOf(file), socket, { end: false });
  try {
    // The daemon may answer, and hang up, before it was sent everything.
    await Promise.race([answer, sent.catch(() => answer)]);
    return await answer;
  } catch (error) {
    throw away(reasonOf(error), error);
  } finally {
    socket.destroy();
    await sent.catch(() => undefined);
  }
}

function open(url: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol === 'unix:') return connect(pathname);
  return connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
}

/** Gives a file as the command INSTREAM has it: chunks, each after its length, and an empty one at the end. */
async function* commandOf(file: string): AsyncGenerator<string | Buffer> {
  yield 'zINSTREAM\0';
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield Buffer.concat([length, chunk]);
  }
  yield Buffer.alloc(4);
}

/** Resolves with the daemon's answer as soon as it is whole: what was read is lost with a broken connection. */
function firstAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      const end = answer.indexOf('\0');
      if (end >= 0) resolve(answer.slice(0, end).trim());
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('it hung up without an answer')));
  });
}

/** A daemon that gets more than it takes hangs up, and what it said before is often lost with the connection. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'EPIPE' && code !== 'ECONNRESET') return message;
  return `it hung up while it was sent the file (${code}); a file longer than StreamMaxLength of clamd.conf ends so`;
}

function unusable(answer: string): AppError {
  if (!answer.startsWith(TOO_LONG)) return away(`it answered ${JSON.stringify(answer)}`);
  return new AppError(
    'CONFIGURATION',
    'The virus scanner takes no file as long as this one: raise StreamMaxLength of clamd.conf to DOCUMENT_MAX_BYTES at least.',
    { publicMessage: 'The file is too long for the virus scanner of this installation.' },
  );
}

function away(reason: string, cause?: unknown): AppError {
  return new AppError('UPSTREAM_UNAVAILABLE', `The virus scanner failed: ${reason}`, { cause });
}
