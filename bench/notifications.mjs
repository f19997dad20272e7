// Messages a second of one bulk mail with its ledger: `npm run bench -- notifications [mails] [rounds]`.
//
// Starts the product as `npm start` does with an SMTP server in a process of its own, and sends to it turn by
// turn in one run: a bulk mail to the rows of a dataset, nodemailer's bare pool of five connections, and Python's
// smtplib on one connection. The last column is the original's way, one Celery task per message with a kept
// connection, measured elsewhere on such a machine.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startStack } from '../scripts/supervisor/stack.mjs';
import { median } from './jobs/client.mjs';
import { benchBulk, createCaller, workerPeakMb } from './notifications/ours.mjs';
import { benchNodemailer, benchSmtplib } from './notifications/peers.mjs';

const [mails = 3000, rounds = 3] = process.argv.slice(2).map(Number);
const ORIGINAL = 358;
const SENTENCE =
  'Votre contrat arrive à échéance ; voici le détail des garanties et des montants. ';
const texts = {
  subject: 'Votre échéance',
  text: SENTENCE.repeat(20),
  html: `<p>${SENTENCE.repeat(25)}</p>`,
};

const sink = fork(path.join(import.meta.dirname, 'notifications/smtp-sink.mjs'));
const [{ port }] = await once(sink, 'message');
const home = mkdtempSync(path.join(tmpdir(), 'pressroom-bench-'));
const stack = await startStack({
  home,
  env: {
    ...process.env,
    LOG_LEVEL: 'warn',
    RATE_LIMIT_PER_MINUTE: '1000000',
    SMTP_URLS: `smtp://127.0.0.1:${port}`,
  },
  log: () => undefined,
});
const pool = new pg.Pool({ connectionString: stack.addresses.databaseUrl ?? '', max: 2 });
try {
  const call = await createCaller(stack);
  const idleMb = workerPeakMb();
  await benchBulk({ call, pool, mails: 200, texts });
  const ours = [];
  const bare = [];
  const python = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await benchNodemailer({ port, mails, ...texts }));
    ours.push(await benchBulk({ call, pool, mails, texts }));
    python.push(await benchSmtplib({ port, mails: Math.ceil(mails / 2), ...texts }));
  }
  print({ ours, bare, python, idleMb });
} finally {
  await pool.end();
  await stack.stop();
  sink.kill('SIGTERM');
  rmSync(home, { recursive: true, force: true });
}

/**
 * @param {object} figures
 * @param {Awaited<ReturnType<typeof benchBulk>>[]} figures.ours
 * @param {number[]} figures.bare
 * @param {(number | null)[]} figures.python
 * @param {number} figures.idleMb most memory of the worker before the first mail
 */
function print({ ours, bare, python, idleMb }) {
  const mine = median(ours.map(({ perSecond }) => perSecond));
  const pooled = median(bare);
  const kept = median(python.filter((rate) => rate !== null));
  /** @param {string} what @param {number} value */
  const row = (what, value) => console.log(what.padEnd(58) + value.toFixed(1).padStart(10));
  console.log(`${mails} mails of 4 KB, ${rounds} rounds, median, messages/s\n`);
  row('Pressroom, first to last mail, with the ledger', mine);
  row('Pressroom, POST to last mail', median(ours.map(({ inAll }) => inAll)));
  row('nodemailer, bare pool of 5', pooled);
  row('smtplib, one kept connection', kept);
  row('the original’s way: a Celery task per message', ORIGINAL);
  console.log('');
  row('POST until the recipients were in the ledger, ms', median(ours.map((one) => one.loadMs)));
  row('most memory of the worker before the first mail, MB', idleMb);
  row('most memory of the worker in all, MB', workerPeakMb());
  console.log(`\nratio to nodemailer’s bare pool: ${(mine / pooled).toFixed(2)} (to reach: 0.90)`);
  console.log(`ratio to smtplib: ${(mine / kept).toFixed(2)} (to reach: 2.00)`);
}
