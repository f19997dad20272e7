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

/** gRPC's PERMISSION_DENIED and UNIMPLEMENTED: a hosted engine leaves this to its own console. */
const NOT_OURS = [7, 12];

/** How the registration went: which names were added, or why the namespace's owner has to see to them. */
export interface Registration {
  added: string[];
  refused?: string;
}

/** Registers the search attributes of jobs where the namespace lacks them. */
export async function registerSearchAttributes(client: Client): Promise<Registration> {
  try {
    return { added: await addMissing(client) };
  } catch (error) {
    const { code, message } = error as { code?: number; message: string };
    if (code === ALREADY_EXISTS) return { added: [] };
    if (code !== undefined && NOT_OURS.includes(code)) return { added: [], refused: message };
    throw error;
  }
}

async function addMissing(client: Client): Promise<string[]> {
  const { operatorService } = client.connection;
  const namespace = client.options.namespace;
  const known = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(SEARCH_ATTRIBUTES).filter(
    (name) => known.customAttributes[name] === undefined,
  );
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
    await operatorService.addSearchAttributes({ namespace, searchAttributes });
  }
  return missing;
}
