import type { Language } from '../../contract/messages';
import { say } from '../../contract/say';
import type { Call, Endpoint } from '../endpoint';
import type { RequestIssue } from '../problems';
import { check } from './zod-issues';

type Members = Record<string, unknown>;

/** The members of a body, checked, and where each came from. */
interface ReadMembers {
  value?: unknown;
  issues: RequestIssue[];
  locate: Call['locate'];
}

/** Makes the reader of an endpoint's body, which adds to it the members that the query string holds. */
export function createMembersReader({
  body,
  query: querySchema,
}: Endpoint): (sent: unknown, query: Members, language: Language) => ReadMembers {
  const inQuery = body?.queryMembers === true ? Object.keys(querySchema?.shape ?? {}) : [];

  return (sent, query, language) => {
    /** A member that came from nowhere is missed where clients of the original send it. */
    const locate: Call['locate'] = (path) => {
      const name = String(path[0]);
      const fromQuery =
        Object.hasOwn(query, name) || (sent === undefined && inQuery.includes(name));
      return [fromQuery ? 'query' : 'body', ...path];
    };
    if (!body) return { issues: [], locate };
    const members = sent ?? (body.required ? undefined : {});
    if (!isObject(members)) return { ...check(body.schema, members, { language, locate }), locate };
    const issues = contradictions(query, members, language);
    if (issues.length > 0) return { issues, locate };
    const given = { ...members, ...query };
    const all = body.complete?.(given) ?? given;
    body.inspect?.(all);
    return { ...check(body.schema, all, { language, locate }), locate };
  };
}

function contradictions(query: Members, body: Members, language: Language): RequestIssue[] {
  return Object.entries(query)
    .filter(([name, value]) => Object.hasOwn(body, name) && body[name] !== value)
    .map(([name]) => ({
      loc: ['query', name],
      msg: say(language, 'memberContradicted'),
      type: 'contradiction',
    }));
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
