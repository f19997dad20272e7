const LINE_END = '\r\n';

/** Characters that a header line has at most, where it can be folded. */
const LINE_MAX = 76;

/** Writes header fields, one after another, without the empty line behind them. */
export type HeaderWriter = (fields: Readonly<Record<string, string | undefined>>) => string;

/**
 * Makes a writer of header fields: encoded and folded by the library. The line of a field that has the same
 * value as in the mail before is not made again.
 */
export async function createHeaderWriter(): Promise<HeaderWriter> {
  const { default: Node } = await import('nodemailer/lib/mime-node');
  const { foldLines } = await import('nodemailer/lib/mime-funcs');
  const encoder = new Node();
  const known = new Map<string, { value: string; line: string }>();

  function lineOf(name: string, value: string): string {
    const last = known.get(name);
    if (last?.value === value) return last.line;
    const line = foldLines(`${name}: ${encoder.encodeHeaderValue(name, value)}`, LINE_MAX);
    known.set(name, { value, line });
    return line;
  }

  return (fields) => {
    let lines = '';
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) lines += lineOf(name, value) + LINE_END;
    }
    return lines;
  };
}
