import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A line to a server of this machine on which everybody could listen. */
export interface Wiretap {
  port: number;
  /** All that clients have said so far, byte by byte. */
  heard(): string;
  close(): Promise<void>;
}

/** Listens in on what clients say to a port of this machine. */
export async function startWiretap(targetPort: number): Promise<Wiretap> {
  const said: Buffer[] = [];
  const server = createServer((inbound) => {
    const outbound = connect(targetPort, '127.0.0.1');
    inbound.on('data', (bytes: Buffer) => said.push(bytes));
    inbound.pipe(outbound).pipe(inbound);
    // Either end may just leave.
    inbound.on('error', () => outbound.destroy()).on('close', () => outbound.destroy());
    outbound.on('error', () => inbound.destroy()).on('close', () => inbound.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(said).toString('latin1'),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
