import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const load = createRequire(import.meta.url);
const run = promisify(execFile);

/**
 * Sends mails by nodemailer's bare pool of five connections; gives messages a second.
 * @param {{ port: number, mails: number, subject: string, text: string, html: string }} options
 */
export async function benchNodemailer({ port, mails, subject, text, html }) {
  const { createTransport } = load('nodemailer');
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 5,
    maxMessages: Infinity,
    ignoreTLS: true,
  });
  const from = 'press@pressroom.example';
  const send = (/** @type {number} */ index) => {
    const named = (/** @type {string} */ part) => part.replaceAll('{{name}}', `Client ${index}`);
    return transport.sendMail({
      from,
      to: `bare${index}@pressroom.example`,
      subject: named(subject),
      text: named(text),
      html: named(html),
    });
  };
  await Promise.all([0, 1, 2, 3, 4].map(send));
  let next = 0;
  const begun = performance.now();
  // As many at a time as keep the connections busy, so that the queue costs no memory.
  const lane = async () => {
    while (next < mails) await send(next++);
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  const seconds = (performance.now() - begun) / 1000;
  transport.close();
  return mails / seconds;
}

/**
 * Sends mails by Python's smtplib on one kept connection; null where there is no Python.
 * @param {{ port: number, mails: number, subject: string, text: string, html: string }} options
 */
export async function benchSmtplib(options) {
  const script = path.join(import.meta.dirname, 'smtplib_client.py');
  try {
    const { stdout } = await run('python3', [script, JSON.stringify(options)]);
    return Number(stdout);
  } catch (error) {
    console.error(`smtplib could not be measured: ${String(error).split('\n')[0]}`);
    return null;
  }
}
