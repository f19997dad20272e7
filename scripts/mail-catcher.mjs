// The mail server of npm start: takes every mail and keeps it as a file of PRESSROOM_HOME/mail, to be looked at.
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { writeFileAtomically } from './supervisor/files.mjs';

const { SMTPServer } = createRequire(import.meta.url)('smtp-server');

const folder = path.join(process.env['PRESSROOM_HOME'] || '.pressroom', 'mail');
let count = 0;
mkdirSync(folder, { recursive: true });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  // Host names of a machine's own programs are of no interest, and looking them up takes time.
  disableReverseLookup: true,
  onData(
    /** @type {import('node:stream').Readable} */ stream,
    /** @type {{ envelope: Envelope }} */ { envelope },
    /** @type {(error?: Error | null) => void} */ done,
  ) {
    keep(stream, envelope).then(() => done(), done);
  },
});

/** @typedef {{ mailFrom: { address: string } | false, rcptTo: { address: string }[] }} Envelope */

/**
 * @param {import('node:stream').Readable} stream
 * @param {Envelope} envelope
 */
async function keep(stream, { mailFrom, rcptTo }) {
  const mail = await buffer(stream);
  const trace = [
    `Return-Path: <${mailFrom ? mailFrom.address : ''}>`,
    ...rcptTo.map(({ address }) => `Delivered-To: ${address}`),
  ];
  count += 1;
  const moment = new Date().toISOString().replace(/[:.]/g, '-');
  const file = path.join(folder, `${moment}-${process.pid}-${count}.eml`);
  writeFileAtomically(file, Buffer.concat([Buffer.from(`${trace.join('\r\n')}\r\n`), mail]));
}

server.on('error', (/** @type {Error} */ error) => {
  console.error(`The mail server failed: ${error.message}`);
  if (!server.server.listening) process.exit(1);
});
server.listen(Number(process.env['SMTP_PORT'] || 1025), '127.0.0.1');

for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
  process.on(event, () => process.exit(0));
}
