/** One event of a stream of Server-Sent Events. */
export interface StreamEvent {
  id: number;
  kind: string;
  data: Record<string, unknown>;
}

/** Reads a stream of events until the server ends it. */
export async function readEvents(
  url: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<StreamEvent[]> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, ...headers } });
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  const blocks = (await response.text()).split('\n\n');
  return blocks.filter((block) => block.includes('data: ')).map(readEvent);
}

function readEvent(block: string): StreamEvent {
  const member = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return {
    id: Number(member('id')),
    kind: member('event'),
    data: JSON.parse(member('data')) as StreamEvent['data'],
  };
}
