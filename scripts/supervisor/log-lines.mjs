/** Numbers of pino's levels by their names. */
export const LEVELS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

/** Fields that tell where a line belongs, shown behind its message. */
const SHOWN = ['jobId', 'jobType', 'workflowId', 'requestId'];

/**
 * Puts one line of a program's log into a form to read on a terminal; undefined where it is less severe than asked.
 * What is no log line at all, such as the trace of a crash, is shown as it is.
 * @param {string} name of the program
 * @param {string} line
 * @param {number} least level
 * @returns {string | undefined}
 */
export function readableLine(name, line, least) {
  const entry = parse(line);
  if (entry === undefined) return line.trim() === '' ? undefined : `${name}  ${line}`;
  if (entry.level < least) return undefined;
  const level = Object.entries(LEVELS).find(([, number]) => number >= entry.level)?.[0] ?? 'fatal';
  const fields = SHOWN.filter((field) => entry[field] !== undefined)
    .map((field) => ` ${field}=${String(entry[field])}`)
    .join('');
  const cause = entry.err?.message;
  const reason = cause === undefined || entry.msg?.includes(cause) ? '' : `: ${cause}`;
  return `${name}  ${level.toUpperCase()}  ${entry.msg ?? ''}${reason}${fields}`;
}

/**
 * @param {string} line
 * @returns {({ level: number, msg?: string, err?: { message?: string } } & Record<string, unknown>) | undefined}
 */
function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return typeof entry.level === 'number' ? entry : undefined;
  } catch {
    // A line that only looks like JSON.
    return undefined;
  }
}
