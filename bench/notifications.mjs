// Mails with their ledger beside what people pick instead:
// `npm run bench -- notifications [--only CASE] [--without PEER] [--rounds N] [--mails N]`.
//
// `throughput` starts the product as `npm start` does, with one worker and an SMTP server in a process of its own, and sends to it turn by turn in one run: a bulk mail to the rows of a dataset,
// nodemailer's bare pool of five connections, and Python's smtplib on one. `memory` sends one bulk mail to
// 100,000 rows. Writes its sections of bench/RESULTS.md where all ran.
import { parseArgs } from 'node:util';
import { writeSection } from './results/write-section.mjs';
import { measureMemory } from './notifications/memory.mjs';
import { measureThroughput } from './notifications/throughput.mjs';

const CASES = ['throughput', 'memory'];
const PEERS = ['nodemailer', 'smtplib'];
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    without: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    mails: { type: 'string', default: '3000' },
  },
});
const unknown =
  values.only.find((name) => !CASES.includes(name)) ??
  values.without.find((name) => !PEERS.includes(name));
if (unknown !== undefined) {
  console.error(`Cases are ${CASES.join(', ')}; peers are ${PEERS.join(', ')}; not ${unknown}.`);
  process.exitCode = 2;
} else await measure();

async function measure() {
  const asked = CASES.filter((name) => values.only.length === 0 || values.only.includes(name));
  const peers = PEERS.filter((name) => !values.without.includes(name));
  const [mails, rounds] = [Number(values.mails), Number(values.rounds)];
  const lines = asked.includes('throughput')
    ? await measureThroughput({ mails, rounds, peers })
    : [];
  if (asked.includes('memory')) lines.push('', ...(await measureMemory()));
  lines.forEach((line) => console.log(line));
  if (asked.length === CASES.length && peers.length === PEERS.length) {
    await writeSection('Notifications', 'npm run bench -- notifications', lines);
  }
}
