import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runPressroom } from '../support/run-pressroom';
import { stack } from '../support/stack';
import { makeTemporaryFolder, removeFolder } from '../support/temporary-folder';
import { useTemporaryFolder } from '../support/use-temporary-folder';
import { waitFor } from '../support/wait-for';

const folder = useTemporaryFolder('cli');

/** Runs the command as an operator of the running stack does. */
const pressroom = (words: string | string[], env?: Record<string, string>) =>
  runPressroom(words, stack(), env);

describe('pressroom at the running stack', () => {
  test.each(['status', 'stats', 'active', 'doctor', 'jobs', 'schedules list', 'users list'])(
    '%s tells people and, with --json, programs',
    async (words) => {
      const shown = await pressroom(words);
      expect(shown).toMatchObject({ code: 0 });
      expect(shown.stdout.trim()).not.toBe('');
      const { code, stdout } = await pressroom(`${words} --json`);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toBeInstanceOf(Object);
    },
  );

  test('a submitted report is watched to its end, and listed', async () => {
    const made = await pressroom('submit heavy --report-type pdf --pages 3 --watch');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const [jobId = ''] = made.stdout.split('\n');
    expect(made.stdout).toContain(`/reports/jobs/${jobId}/download`);
    expect((await pressroom('jobs --type heavy --status completed')).stdout).toContain(jobId);
    const cancelled = await pressroom(`cancel ${jobId}`);
    expect(cancelled.code).toBe(1);
    expect(cancelled.stderr).toContain('completed');
  });

  test('a report submitted twice is one job, unless it is to be fresh', async () => {
    const body = join(folder.path, 'report.json');
    const source = { kind: 'definition', name: 'activity', parameters: { job_type: 'dummy' } };
    await writeFile(body, JSON.stringify({ source }));
    const submit = async (more = '') =>
      (await pressroom(`submit heavy --body ${body}${more}`)).stdout.trim();
    const first = await submit();
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(await submit()).toBe(first);
    expect(await submit(' --fresh')).not.toBe(first);
  });

  test('a running job outlives a purge; once cancelled, its watcher is told, and it is done again', async () => {
    const { stdout } = await pressroom(
      'submit heavy --report-type pdf --pages 1 --processing-time 600',
    );
    const jobId = stdout.trim();
    await waitFor('the job to run', async () => (await pressroom('active')).stdout.includes(jobId));
    expect((await pressroom('purge reports')).code).toBe(1);
    expect((await pressroom('purge reports --yes')).stdout).toContain('0 jobs');
    expect((await pressroom('active')).stdout).toContain(jobId);
    const replayed = await pressroom('replay --open');
    expect(replayed).toMatchObject({ code: 0, stderr: '' });
    expect(replayed.stdout).toMatch(/^Open workflows replayed: [1-9]\d*, failed: 0;/);
    expect((await pressroom(`cancel ${jobId}`)).code).toBe(0);
    expect((await pressroom(`watch ${jobId}`)).code).toBe(4);
    const again = await pressroom(`retry ${jobId}`);
    expect(again.code).toBe(0);
    expect((await pressroom(`cancel ${again.stdout.trim()}`)).code).toBe(0);
  });

  test('a document is uploaded and read, and a schedule made and deleted', async () => {
    const folder = await makeTemporaryFolder('cli');
    const file = join(folder, 'letter.txt');
    await writeFile(file, 'Bonjour de Pressroom');
    const read = await pressroom(`submit process_document ${file} --watch`);
    expect(read).toMatchObject({ code: 0, stderr: '' });
    expect((await pressroom(`submit process_document ${folder}/none.pdf`)).code).toBe(2);

    const input = join(folder, 'report.json');
    await writeFile(input, JSON.stringify({ report_type: 'excel' }));
    const made = await pressroom([
      ...['schedules', 'create', 'weekly', 'heavy', '--cron', '0 6 * * 1', '--input', input],
    ]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const shown = await pressroom(`schedules show ${made.stdout.trim()} --json`);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      job_type: 'heavy',
      input: { report_type: 'excel' },
    });
    expect((await pressroom(`schedules delete ${made.stdout.trim()}`)).code).toBe(0);
    await removeFolder(folder);
  });

  test('a schedule is paused through apply, resumed, and triggered into a job', async () => {
    expect((await pressroom('schedules pause cleanup --note audit')).code).toBe(0);
    expect((await pressroom('beat')).code).toBe(0);
    const paused = JSON.parse((await pressroom('schedules show cleanup --json')).stdout) as object;
    expect(paused).toMatchObject({ paused: true, note: 'audit' });
    expect((await pressroom('schedules resume cleanup')).code).toBe(0);
    expect((await pressroom('schedules trigger cleanup')).code).toBe(0);
    await waitFor('the job of the schedule', async () => {
      const { stdout } = await pressroom('jobs --type cleanup --status completed');
      return stdout.includes('completed');
    });
    expect((await pressroom('schedules delete cleanup')).code).toBe(1);
  });

  test('an account is added, gets a new password and is disabled', async () => {
    const email = `${randomUUID()}@test.example`;
    const added = await pressroom(`users add ${email} --role ADMIN`);
    const password = /Password: (\S+)/.exec(added.stdout)?.[1] ?? '';
    const asNew = { ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
    expect((await pressroom('status', asNew)).code).toBe(0);
    expect((await pressroom(`users passwd ${email} --password another-long-one`)).code).toBe(0);
    expect((await pressroom('status', asNew)).code).toBe(3);
    expect((await pressroom(`users disable ${email}`)).code).toBe(0);
    expect((await pressroom('users list')).stdout).toMatch(new RegExp(`${email}.*disabled`));
  });

  test('the database is up to date', async () => {
    expect((await pressroom('migrate')).stdout).toContain('up to date');
  });

  test.each([
    ['no-such-command', 2, 'no-such-command'],
    ['users', 2, 'add'],
    ['jobs --nonsense', 2, 'nonsense'],
    ['jobs --limit many', 2, 'limit'],
    ['watch', 2, 'missing'],
    ['watch never-issued', 1, 'never-issued'],
    ['status --url http://127.0.0.1:9', 3, '127.0.0.1:9'],
  ])('"%s" exits with %i and says why, without a stack trace', async (words, code, reason) => {
    const outcome = await pressroom(words);
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr).toContain(reason);
    expect(outcome.stderr).not.toContain('    at ');
  });
});
