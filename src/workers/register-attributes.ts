import type { Client } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../contract/names';
import type { Logger } from '../logging/logger';
import { registerSearchAttributes } from '../temporal/search-attributes';
import { patiently } from './patience';

/** Sees to it that workflows can carry the search attributes, or says what the engine's owner has to do. */
export async function registerAttributes(
  client: Client,
  options: { log: Logger; signal: AbortSignal },
): Promise<void> {
  const { refused } = await patiently('the search attributes', options, () =>
    registerSearchAttributes(client),
  );
  if (refused === undefined) return;
  const names = Object.values(SEARCH_ATTRIBUTES);
  options.log.warn({ refused, names }, 'add these search attributes (Keyword) to the namespace');
}
