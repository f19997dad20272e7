import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { queryTaskOf } from '../../src/activities/render/query-task';
import render from '../../src/activities/render/render-thread';
import { completeNamed } from '../../src/api/routes/reports/named-report';
import { heavyInput } from '../../src/contract/jobs/heavy';
import type { ReportsFile } from '../../src/contract/reports/definitions';
import { lookOf, prepareLooks } from '../../src/engines/look/prepare-looks';

/** The instant that every compared report shows as its own. */
const CREATED_AT = '2026-11-24T20:15:00.000Z';

/** Milliseconds that a query of the compared reports may take. */
const TIMEOUT_MS = 30_000;

/** Makes the PDF and the workbook of a definition, asked by its name alone, as a render thread does. */
export async function renderDefinition(
  name: string,
  { file, databaseUrl, folder }: { file: ReportsFile; databaseUrl: string; folder: string },
): Promise<{ pdf: string; excel: string }> {
  const asked = heavyInput.parse({ report_type: 'pdf', source: { kind: 'definition', name } });
  const { input, problems } = completeNamed(asked, file, { type: false, locale: false });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const reports = { file, looks: await prepareLooks(file), databaseUrl, timeoutMs: TIMEOUT_MS };
  const query = queryTaskOf(input, reports);
  const look = lookOf(input, reports.looks);
  const directory = join(folder, name);
  await mkdir(directory);
  const answer = await render({
    jobId: 'job',
    createdAt: CREATED_AT,
    params: input,
    ...(query && { query }),
    ...(look && { look }),
    directory,
    port: new MessageChannel().port2,
  });
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  const pathOf = (end: string): string =>
    answer.value.files.find(({ path }) => path.endsWith(end))?.path ?? `no ${end} was made`;
  return { pdf: pathOf('.pdf'), excel: pathOf('.xlsx') };
}
