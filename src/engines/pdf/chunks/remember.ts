import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LongHelp } from './help';

/** Gives what an earlier attempt has worked out, or works it out and keeps it. Plain data. */
export async function remember<Value>(
  name: string,
  { directory, help }: { directory: string; help: LongHelp | undefined },
  work: () => Promise<Value>,
): Promise<Value> {
  if (!help) return work();
  const found = await help.find(name);
  if (found !== undefined) return deserialize(await readFile(found)) as Value;
  const value = await work();
  const path = join(directory, name);
  await writeFile(path, serialize(value));
  await help.keep(name, path);
  return value;
}
