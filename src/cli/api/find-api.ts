import { EXIT } from '../exit-codes';
import { Problem } from '../problem';
import type { Env } from '../command';
import { homeOf, readStackFile } from '../local/stack-file';

/** Finds the API's address: `--url`, else PRESSROOM_URL, else that of the stack that runs on PRESSROOM_HOME. */
export function findApi(env: Env, url: string | undefined): string {
  const found = url ?? (env['PRESSROOM_URL'] || readStackFile(env)?.api);
  if (found === undefined) {
    throw new Problem(
      EXIT.unreachable,
      `No API is known: no stack runs on ${homeOf(env)}. Start one with "pressroom up", or give --url or PRESSROOM_URL.`,
    );
  }
  if (!/^https?:\/\/./.test(found) || !URL.canParse(found)) {
    throw new Problem(EXIT.usage, `"${found}" is no address of an API; try http://127.0.0.1:8000.`);
  }
  return found.replace(/\/+$/, '');
}
