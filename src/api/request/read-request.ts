import type { Request } from 'express';
import { z } from 'zod';
import type { Language } from '../../contract/messages';
import { say } from '../../contract/say';
import type { Call, Endpoint } from '../endpoint';
import { InvalidRequest } from '../problems';
import type { RequestIssue } from '../problems';
import { createMembersReader } from './read-members';
import { readQueryString } from './query-string';
import { findUnstorableText } from './text-check';
import { createTextReader } from './text-values';
import { check } from './zod-issues';

/** The checked input of a request. */
export type RequestInput = Pick<Call, 'params' | 'query' | 'body' | 'locate'>;

const NO_MEMBERS = z.object({});

/** Makes the reader of an endpoint's requests; it throws everything that is wrong with one at once. */
export function createRequestReader(
  endpoint: Endpoint,
): (req: Request, language: Language) => RequestInput {
  const { params: paramsSchema = NO_MEMBERS, query: querySchema = NO_MEMBERS } = endpoint;
  const readParams = createTextReader(paramsSchema);
  const readQuery = createTextReader(querySchema);
  const readMembers = createMembersReader(endpoint);
  const bodyHoldsQuery = endpoint.body?.queryMembers === true;

  return (req, language) => {
    const texts = readQueryString(req);
    refuseUnstorable(req, texts, language);
    const repeated = repetitions(texts, querySchema, language);
    // A member given twice has no value that anything else could be checked with.
    if (repeated.length > 0) throw new InvalidRequest(repeated);
    const given = readQuery(firstOfEach(texts));
    const params = check(paramsSchema, readParams(req.params as Record<string, string>), {
      language,
      locate: (path) => ['path', ...path],
    });
    const query = bodyHoldsQuery
      ? { value: {}, issues: [] }
      : check(querySchema, given, { language, locate: (path) => ['query', ...path] });
    const body = readMembers(req.body, bodyHoldsQuery ? given : {}, language);
    const issues = [...params.issues, ...query.issues, ...body.issues];
    if (issues.length > 0) throw new InvalidRequest(issues);
    return { params: params.value, query: query.value, body: body.value, locate: body.locate };
  };
}

function refuseUnstorable(
  req: Request,
  texts: ReadonlyMap<string, string[]>,
  language: Language,
): void {
  const found =
    findUnstorableText(req.params, ['path'], language) ??
    findUnstorableText(Object.fromEntries(texts), ['query'], language) ??
    findUnstorableText(req.body, ['body'], language);
  if (found) throw new InvalidRequest([found]);
}

function firstOfEach(texts: ReadonlyMap<string, string[]>): Record<string, string> {
  return Object.fromEntries([...texts].map(([name, [first = '']]) => [name, first]));
}

function repetitions(
  texts: ReadonlyMap<string, string[]>,
  schema: z.ZodObject,
  language: Language,
): RequestIssue[] {
  return Object.keys(schema.shape)
    .filter((name) => (texts.get(name)?.length ?? 0) > 1)
    .map((name) => ({
      loc: ['query', name],
      msg: say(language, 'memberRepeated'),
      type: 'repeated',
    }));
}
