import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { textPdf } from '../support/document-samples';
import { ApiClient } from '../support/installation/api-client';
import { hasPrometheus, TestPrometheus } from '../support/prometheus';
import { runPressroom } from '../support/run-pressroom';
import { signIn } from '../support/stack';
import { startTestTopology } from '../support/topology';
import type { TestTopology, TopologyPlace } from '../support/topology';
import { waitFor } from '../support/wait-for';

const PROJECT = resolve(__dirname, '../..');
const DASHBOARD = join(PROJECT, 'deploy/grafana/dashboards/pressroom.json');

interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}

describe('the services of docker-compose.yml as processes', () => {
  let topology: TestTopology;
  let addresses: string[];
  /** One client for each API. */
  let apis: [ApiClient, ApiClient];

  beforeAll(async () => {
    topology = await startTestTopology({
      ACTIVITY_HEARTBEAT_TIMEOUT: '3s',
      RETRY_INITIAL_INTERVAL: '100ms',
      SHUTDOWN_GRACE: '1s',
      SOFT_LIMITS: 'heavy=1s',
    });
    if (topology.engine === 'dev server') {
      process.stderr.write(
        'NOT TESTED: the Temporal server of docker-compose.yml, it is not built; its dev server was. ' +
          'npm run topology builds it\n',
      );
    }
    addresses = topology.places('api').map(({ ports }) => `http://127.0.0.1:${ports[8000]}`);
    apis = addresses.map((url) => new ApiClient([url], topology.account)) as typeof apis;
  }, 300_000);

  afterAll(() => topology.discard(), 120_000);

  /** Waits, at the second API, for the end of a job that the first one took. */
  function ended(family: string, jobId: unknown): Promise<Record<string, unknown>> {
    const probe = async () => {
      const { body } = await apis[1].ask('GET', `/${family}/jobs/${String(jobId)}`);
      return ['completed', 'failed'].includes(String(body['status'])) && body;
    };
    return waitFor(`the end of ${String(jobId)}`, probe, { timeoutMs: 55_000 });
  }

  async function postHeavy(query: string): Promise<string> {
    const { body } = await apis[0].ask('POST', `/reports/heavy?report_type=pdf&pages=1&${query}`);
    return String(body['job_id']);
  }

  async function upload(content: Buffer): Promise<string> {
    const [api = ''] = addresses;
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(content)]), 'a.pdf');
    const response = await fetch(`${api}/api/v1/documents?force=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await signIn(topology.account, api)}` },
      body: form,
    });
    return ((await response.json()) as { job_id: string }).job_id;
  }

  async function postMail(subject: string): Promise<string> {
    const mail = { to: 'reader@mail.example', subject, content: 'Good day.' };
    const { body } = await apis[0].ask('POST', '/notifications/email', { body: mail });
    return String(body['job_id']);
  }

  /** Asks for the list of jobs while somebody keeps their table locked for longer than an answer should take. */
  async function listUnderLock(): Promise<void> {
    const client = new Client({ connectionString: topology.databaseUrl });
    await client.connect();
    await client.query('begin; lock table jobs in access exclusive mode');
    const answer = apis[0].ask('GET', '/reports/jobs');
    await client.query('select pg_sleep(3); commit');
    await client.end();
    expect(await answer).toMatchObject({ status: 200 });
  }

  async function mails(): Promise<string[]> {
    const [mailpit] = topology.places('mailpit') as [TopologyPlace];
    const folder = join(mailpit.folder, 'mail');
    return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  }

  test('a report that one API took is followed and downloaded at the other', async () => {
    const jobId = await postHeavy('processing_time=0');

    expect(await ended('reports', jobId)).toMatchObject({ status: 'completed' });
    const file = await apis[1].download(`/reports/jobs/${jobId}/download`);
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a document is read, and a mail goes out', async () => {
    const [document, mail] = await Promise.all([
      upload(await textPdf(['A page.'])),
      postMail('From the general worker'),
    ]);

    expect(await ended('documents', document)).toMatchObject({ status: 'completed' });
    expect(await ended('notifications', mail)).toMatchObject({ status: 'completed' });
    expect((await mails()).filter((text) => text.includes('From the general worker'))).toHaveLength(
      1,
    );
  });

  test('the Web UI shows the namespace, on the port of pressroom flower as well', async () => {
    const { account: admin, home } = topology;
    const env = { PATH: process.env['PATH'], PRESSROOM_HOME: home };
    const command = ['scripts/pressroom.mjs', 'flower', '0'];
    const flower = spawn(process.execPath, command, { cwd: PROJECT, env });
    try {
      const [line] = (await once(createInterface({ input: flower.stdout }), 'line')) as [string];
      const addresses = line.match(/http:\/\/[\d.]+:\d+/g) ?? [];

      expect(addresses).toHaveLength(2);
      for (const address of addresses) {
        expect(await (await fetch(address)).text()).toContain('<html');
        const answer = await fetch(`${address}/api/v1/namespaces/default`);
        expect(await answer.json()).toMatchObject({ namespaceInfo: { name: 'default' } });
      }
    } finally {
      flower.kill('SIGTERM');
    }
    await once(flower, 'exit');
    expect((await runPressroom('status', { home, admin })).code).toBe(0);
  });

  test('what a killed worker was at, the other one ends', async () => {
    const jobId = await postHeavy('processing_time=6');
    const victim = await waitFor('a worker that runs it', () => runnerOf(topology, jobId));

    process.kill(victim.pid, 'SIGKILL');

    expect(await ended('reports', jobId)).toMatchObject({ status: 'completed', attempt: 2 });
  });

  test('every query of the dashboard finds what the running services measure', async () => {
    if (!hasPrometheus()) return;
    const [place] = topology.places('prometheus') as [TopologyPlace];
    const prometheus = new TestPrometheus(place);
    await prometheus.quicken();
    const { panels } = JSON.parse(await readFile(DASHBOARD, 'utf8')) as Dashboard;
    const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

    expect(queries.length).toBeGreaterThan(15);
    for (const expression of queries) {
      await waitFor(expression, async () => (await prometheus.query(expression)).length > 0);
    }
    for (const jobType of ['heavy', 'process_document', 'send_email']) {
      const ended = `max(report_jobs_total{job_type="${jobType}", status="success"}) >= 1`;
      await waitFor(ended, async () => (await prometheus.query(ended)).length > 0);
    }
  });

  test('an alert fires when its fault is made', async () => {
    if (!hasPrometheus()) return;
    const [place] = topology.places('prometheus') as [TopologyPlace];
    const prometheus = new TestPrometheus(place);
    // A job that runs longer than its soft limit was made above.
    await prometheus.untilFiring('PressroomSoftLimit');

    await apis[0].ask('GET', '/reports/jobs');
    await prometheus.untilFiring('PressroomHttpSlow', () => listUnderLock());

    const broken = Array.from({ length: 6 }, (_, index) => Buffer.from(`%PDF-1.7 broken ${index}`));
    for (const content of broken) {
      expect(await ended('documents', await upload(content))).toMatchObject({ status: 'failed' });
    }
    await prometheus.untilFiring('PressroomJobsFailing');

    await topology.kill('mailpit');
    await Promise.all(Array.from({ length: 12 }, (_, index) => postMail(`In vain ${index}`)));
    await prometheus.untilFiring('PressroomManyRetries');

    await topology.kill('worker-reports');
    await prometheus.untilFiring('PressroomQueueUnserved');
    await Promise.all([topology.kill('worker-documents'), topology.kill('worker-general')]);
    await prometheus.untilFiring('PressroomNoWorker');

    await topology.kill('temporal');
    await prometheus.untilFiring('PressroomEngineDown');
    await postHeavy('processing_time=0');
    await prometheus.untilFiring('PressroomJobsPending');

    const headers = { authorization: `Bearer ${await signIn(topology.account, addresses[0])}` };
    await topology.kill('postgres');
    await prometheus.untilFiring('PressroomHttpErrors', async () => {
      const { status } = await fetch(`${addresses[0]}/api/v1/reports/jobs`, { headers });
      expect(status).toBe(503);
    });

    await topology.kill('api');
    await prometheus.untilFiring('PressroomApiDown');
  }, 240_000);
});

/** Finds the worker that runs a job, by the folder of its temporary files. */
async function runnerOf(topology: TestTopology, jobId: string): Promise<TopologyPlace | undefined> {
  for (const worker of topology.places('worker-reports')) {
    const files = await readdir(join(worker.folder, 'tmp'), { recursive: true });
    if (files.some((file) => file.includes(jobId))) return worker;
  }
  return undefined;
}
