import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { EXIT } from '../exit-codes';
import { Problem } from '../problem';

/** A server that passes everything on to another one. */
export interface ProxyServer {
  url: string;
  close(): Promise<void>;
}

/** Serves a Web site of another address on a port of this machine; 0 takes a free one. */
export async function serveProxy(target: string, port: number): Promise<ProxyServer> {
  const server = createServer((incoming, answer) => {
    passOn(new URL(target), incoming, answer);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      failed(new Problem(EXIT.failed, `Port ${port} cannot be used: ${cause.message}`, { cause }));
    });
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function passOn(target: URL, incoming: IncomingMessage, answer: ServerResponse): void {
  const send = target.protocol === 'https:' ? secureRequest : request;
  const outgoing = send(
    {
      host: target.hostname,
      port: target.port,
      method: incoming.method ?? 'GET',
      path: `${target.pathname.replace(/\/$/, '')}${incoming.url ?? '/'}`,
      headers: { ...incoming.headers, host: target.host },
    },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    },
  );
  outgoing.on('error', (error) => {
    if (!answer.headersSent) answer.writeHead(502, { 'content-type': 'text/plain' });
    answer.end(`${target.origin} does not answer: ${error.message}\n`);
  });
  incoming.pipe(outgoing);
}
