import { defineSearchAttributeKey } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../contract/names';

export const JOB_TYPE = defineSearchAttributeKey(SEARCH_ATTRIBUTES.jobType, 'KEYWORD');
export const JOB_STATUS = defineSearchAttributeKey(SEARCH_ATTRIBUTES.jobStatus, 'KEYWORD');
export const REQUESTED_BY = defineSearchAttributeKey(SEARCH_ATTRIBUTES.requestedBy, 'KEYWORD');

const KEYWORD = temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

/** gRPC's ALREADY_EXISTS: another process registered them first. */
const ALREADY_EXISTS = 6;

/** Registers the search attributes of jobs where the namespace lacks them. Gives the names added. */
export async function registerSearchAttributes(client: Client): Promise<string[]> {
  const { operatorService } = client.connection;
  const namespace = client.options.namespace;
  const known = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(SEARCH_ATTRIBUTES).filter(
    (name) => known.customAttributes[name] === undefined,
  );
  if (missing.length === 0) return [];
  try {
    await operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, KEYWORD])),
    });
  } catch (error) {
    if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error;
  }
  return missing;
}
