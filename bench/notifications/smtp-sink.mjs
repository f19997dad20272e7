// An SMTP server in a process of its own that takes every mail and keeps none.
import { createRequire } from 'node:module';

const { SMTPServer } = createRequire(import.meta.url)('smtp-server');

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(
    /** @type {import('node:stream').Readable} */ stream,
    /** @type {unknown} */ _session,
    /** @type {() => void} */ done,
  ) {
    stream.resume().on('end', done);
  },
});
// A client that is done may just leave.
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.server.address().port }));
