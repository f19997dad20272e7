// Speaks to a running service as its users do.
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {Awaited<ReturnType<typeof connect>>} Client */

/**
 * Signs in to a stack.
 * @param {{ addresses: { api: string }, credentials?: { email: string, password: string } | undefined }} stack
 */
export async function connect({ addresses: { api }, credentials }) {
  const login = await fetch(`${api}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: credentials?.email, password: credentials?.password }),
  });
  const { access_token: token } = /** @type {{ access_token: string }} */ (await answerOf(login));
  const headers = { authorization: `Bearer ${token}` };
  return {
    /** @param {Record<string, unknown>} report */
    async post(report) {
      const answer = await fetch(`${api}/api/v1/reports/heavy`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ ...report, fresh: true }),
      });
      return /** @type {{ job_id: string }} */ (await answerOf(answer)).job_id;
    },
    /**
     * Waits for the end of a job, asking every so many milliseconds.
     * @param {string} job
     */
    async completed(job, pollMs = 10) {
      for (;;) {
        const answer = await fetch(`${api}/api/v1/reports/jobs/${job}`, { headers });
        const row = /** @type {{ status: string }} */ (await answerOf(answer));
        if (row.status === 'completed') return;
        if (row.status === 'failed') throw new Error(`The report failed: ${JSON.stringify(row)}`);
        await sleep(pollMs);
      }
    },
    /** @param {string} job */
    async download(job) {
      const answer = await fetch(`${api}/api/v1/reports/jobs/${job}/download`, { headers });
      if (!answer.ok) throw new Error(`The download answered ${answer.status}.`);
      await answer.arrayBuffer();
    },
    /** @param {string} name @param {Uint8Array<ArrayBuffer>} content */
    async send(name, content) {
      const form = new FormData();
      form.set('file', new File([content], name));
      const answer = await fetch(`${api}/api/v1/datasets`, { method: 'POST', headers, body: form });
      return /** @type {{ dataset_id: string }} */ (await answerOf(answer)).dataset_id;
    },
    async healthMs() {
      const begun = performance.now();
      await answerOf(await fetch(`${api}/api/v1/health`));
      return performance.now() - begun;
    },
    /** The longest stall of the API's event loop since this was asked for last, in milliseconds. */
    async longestStall() {
      const text = await (await fetch(`${api}/api/v1/metrics`, { headers })).text();
      const [, seconds] = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text) ?? [];
      if (seconds === undefined) throw new Error('The API tells nothing of its event loop.');
      return Number(seconds) * 1000;
    },
  };
}

/** @param {Response} answer */
async function answerOf(answer) {
  if (!answer.ok)
    throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
