import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';

/**
 * Signs in; gives a function that calls the API.
 * @param {{ addresses: { api: string }, credentials?: { email: string, password: string } | undefined }} stack
 */
export async function createCaller({ addresses, credentials }) {
  const base = `${addresses.api}/api/v1`;
  /** @type {Record<string, string>} */
  const headers = {};
  /** @param {string} path @param {object} [body] an object for JSON, or a form */
  const call = async (path, body) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${base}${path}`, {
      headers: { ...headers, ...(body && !isForm && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: isForm ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return /** @type {Promise<any>} */ (answer.json());
  };
  const { access_token: token } = await call('/auth/login', {
    email: credentials?.email,
    password: credentials?.password,
  });
  headers['authorization'] = `Bearer ${token}`;
  return call;
}

/**
 * Sends one bulk mail to the rows of a dataset; what it took is read from the ledger.
 * @param {object} options
 * @param {Awaited<ReturnType<typeof createCaller>>} options.call
 * @param {import('pg').Pool} options.pool
 * @param {number} options.mails
 * @param {{ subject: string, text: string, html: string }} options.texts
 */
export async function benchBulk({ call, pool, mails, texts: { subject, text, html } }) {
  const form = new FormData();
  const round = Date.now();
  const rows = Array.from(
    { length: mails },
    (_, index) => `n${index}.${round}@pressroom.example,Client ${index}`,
  );
  form.append('file', new Blob([`email,name\n${rows.join('\n')}\n`]), 'recipients.csv');
  const { dataset_id: dataset } = await call('/datasets', form);
  const posted = Date.now();
  const mail = { dataset_id: dataset, subject, content: text, html };
  const { job_id: id } = await call('/notifications/bulk', mail);
  for (;;) {
    const { status, result } = await call(`/notifications/jobs/${id}`);
    if (status === 'completed') {
      if (result.successful_sends !== mails) throw new Error(JSON.stringify(result));
      break;
    }
    if (status === 'failed') throw new Error(`the bulk job ${id} failed`);
    await sleep(200);
  }
  const {
    rows: [times],
  } = await pool.query(
    `select extract(epoch from max(sent_at) - min(sent_at))::float8 as sending,
       extract(epoch from (select loaded_at from mail_loads where job_id = $1))::float8 * 1000 as loaded,
       extract(epoch from max(sent_at))::float8 * 1000 as ended
     from mail_recipients where job_id = $1`,
    [id],
  );
  return {
    id,
    perSecond: mails / times.sending,
    loadMs: times.loaded - posted,
    inAll: mails / ((times.ended - posted) / 1000),
  };
}

/** The most memory that a worker of this process's stack has held, in MB; NaN where the system does not tell. */
export function workerPeakMb() {
  try {
    const peaks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const isOurs = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === process.pid;
        const isWorker = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workers/main');
        return isOurs && isWorker ? [Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024] : [];
      });
    return Math.max(...peaks);
  } catch {
    // A process that ends while it is looked at, or a system without /proc.
    return NaN;
  }
}

/**
 * How long the history of a job's workflow is, over all its runs the last one, and how large.
 * @param {{ address: string, namespace: string }} engine
 * @param {string} id
 */
export async function historyOf({ address, namespace }, id) {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const { historyLength, historySize = NaN } = await client.workflow.getHandle(id).describe();
    return { events: historyLength, kilobytes: historySize / 1024 };
  } finally {
    await connection.close();
  }
}
