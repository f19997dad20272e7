import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A TCP proxy that stands for the network between a client and a server. */
export interface CuttableProxy {
  port: number;
  /** Drops every connection, and each new one, until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Starts a proxy to a port of this machine. */
export async function startProxy(targetPort: number): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((inbound) => {
    if (!whole) return void inbound.destroy();
    const outbound = connect(targetPort, '127.0.0.1');
    const ends: [Socket, Socket][] = [
      [inbound, outbound],
      [outbound, inbound],
    ];
    for (const [from, to] of ends) {
      open.add(from);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      // A cut connection is an error of both ends, which is the purpose.
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const drop = () => open.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      whole = false;
      drop();
    },
    mend() {
      whole = true;
    },
    async close() {
      drop();
      await new Promise((closed) => server.close(closed));
    },
  };
}
