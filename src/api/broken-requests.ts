import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import { LANGUAGES } from '../contract/messages';
import { say } from '../contract/say';
import { PROBLEM_MEDIA_TYPE } from './openapi/problem-schemas';
import { problemType, titleOf } from './problems';

/** Statuses of what Node's parser gives up on; anything else is 400. */
const STATUS_BY_CODE: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers requests that are no HTTP, and so never reach the application, as problems too. */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = STATUS_BY_CODE[error.code ?? ''] ?? 400;
    const [language] = LANGUAGES;
    const body = JSON.stringify({
      type: problemType('BAD_REQUEST'),
      title: titleOf('BAD_REQUEST', language),
      status,
      detail: say(language, 'requestMalformed'),
      code: 'BAD_REQUEST',
    });
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
        `Content-Type: ${PROBLEM_MEDIA_TYPE}; charset=utf-8`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
