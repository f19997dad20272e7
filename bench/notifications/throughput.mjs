import { median } from '../jobs/client.mjs';
import { benchBulk } from './ours.mjs';
import { benchNodemailer, benchSmtplib } from './peers.mjs';
import { onSendingStack, TEXTS } from './sending-stack.mjs';

/** The original's way, a Celery task per message with a kept connection, measured before on such a machine. */
const ORIGINAL = '358 / 358 / 368';

/**
 * Sends by ourselves and by each peer, turn by turn; gives the lines of a table.
 * @param {{ mails: number, rounds: number, peers: string[] }} options
 * @returns {Promise<string[]>}
 */
export function measureThroughput({ mails, rounds, peers }) {
  return onSendingStack(async ({ call, pool, port }) => {
    await benchBulk({ call, pool, mails: 500, texts: TEXTS });
    /** @type {Awaited<ReturnType<typeof benchBulk>>[]} */
    const ours = [];
    /** @type {number[]} */
    const bare = [];
    /** @type {number[]} */
    const python = [];
    for (let round = 0; round < rounds; round += 1) {
      if (peers.includes('nodemailer')) bare.push(await benchNodemailer({ port, mails, ...TEXTS }));
      ours.push(await benchBulk({ call, pool, mails, texts: TEXTS }));
      if (!peers.includes('smtplib')) continue;
      const rate = await benchSmtplib({ port, mails: Math.ceil(mails / 2), ...TEXTS });
      if (rate !== null) python.push(rate);
    }
    const mine = ours.map(({ perSecond }) => perSecond);
    return [
      `${mails} mails of 4 KB, each with its recipient's name, ${rounds} rounds; messages a second, min / median / max.`,
      '',
      '| who | messages/s | Pressroom is |',
      '|---|---|---|',
      `| Pressroom, first to last mail, with the ledger | ${spread(mine)} | |`,
      `| Pressroom, POST to last mail | ${spread(ours.map(({ inAll }) => inAll))} | |`,
      `| nodemailer, bare pool of 5 | ${spread(bare)} | ${ratio(mine, bare, '0.9')} |`,
      `| smtplib, one kept connection | ${spread(python)} | ${ratio(mine, python, '2')} |`,
      `| the original's way, a Celery task per message (measured before: Celery 5.4, prefork 2, 1,000 mails of 4.1 KB) | ${ORIGINAL} | |`,
    ];
  });
}

/** @param {number[]} rates */
function spread(rates) {
  if (rates.length === 0) return 'not measured';
  return [Math.min(...rates), median(rates), Math.max(...rates)]
    .map((rate) => rate.toFixed(0))
    .join(' / ');
}

/**
 * @param {number[]} mine
 * @param {number[]} peer
 * @param {string} goal
 */
function ratio(mine, peer, goal) {
  if (peer.length === 0) return '';
  return `${(median(mine) / median(peer)).toFixed(2)} × (to reach: ${goal} ×)`;
}
