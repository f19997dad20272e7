import type { MessagePort } from 'node:worker_threads';
import { formatsOf } from '../../contract/jobs/heavy';
import type { HeavyInput } from '../../contract/jobs/heavy';
import { answerOf } from '../../contract/thread-answer';
import type { ThreadAnswer } from '../../contract/thread-answer';
import type { RenderOutcome } from '../../engines/report';
import { buildReportSpec } from '../../engines/source/report-spec';
import type { OpenTable } from '../../engines/dataset/open-dataset';
import { HelpClient } from './help-client';
import { optimiseLate } from './optimise-late';
import { partKey } from './part-key';
import { renderFormats } from './render-formats';
import type { RenderMessage, RenderTask } from './render-message';
import { openRows } from './report-rows';

export { drawPart } from './draw-part';
export { warmUp } from './warm-up';

optimiseLate();

/** Renders one report in this thread; the entry point of the render pool's workers. */
export default async function render(message: RenderMessage): Promise<ThreadAnswer<RenderOutcome>> {
  try {
    return await answerOf(() => renderReport(message));
  } finally {
    message.port.close();
    message.help?.close();
  }
}

async function renderReport(message: RenderMessage): Promise<RenderOutcome> {
  const input = message.params as HeavyInput;
  const table = await openRows(message);
  try {
    const spec = buildReportSpec({
      jobId: message.jobId,
      createdAt: message.createdAt,
      input,
      ...inlineRows(message),
      ...(table && { rows: table.source }),
      ...(message.look && { look: message.look }),
      ...(message.password !== undefined && { password: message.password }),
    });
    const outcome = await renderFormats(spec, formatsOf(input), {
      directory: message.directory,
      ...(message.help && { help: helpOf(message, message.help, table) }),
      progress: (progress) => {
        message.port.postMessage(progress);
      },
    });
    if (!table) return outcome;
    return { ...outcome, figures: { ...outcome.figures, skipped_rows: table.skipped } };
  } finally {
    table?.close();
  }
}

function helpOf(
  message: RenderMessage,
  port: MessagePort,
  table: OpenTable | undefined,
): HelpClient {
  return new HelpClient(port, () => partKey(message, table?.digest));
}

function inlineRows(task: RenderTask): { inlineRows?: Record<string, unknown>[] } {
  if (task.inlineRows === undefined) return {};
  return { inlineRows: JSON.parse(task.inlineRows) as Record<string, unknown>[] };
}
