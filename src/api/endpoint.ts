import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../contract/errors';
import type { Language } from '../contract/messages';
import type { Role } from '../contract/roles';
import type { Logger } from '../logging/logger';
import type { Account } from './auth/account';
import type { ApiContext } from './context';

/** Who may call an endpoint: anyone, any account, or the accounts of some roles. */
export type Access = 'public' | 'signed-in' | readonly Role[];

/** A JSON body that an endpoint takes. */
export interface BodySpec<Body extends z.ZodType = z.ZodType> {
  schema: Body;
  /** False where a request without a body is as good as one with `{}`. */
  required: boolean;
  maxBytes: number;
  /** The query string may hold members of the body, those of the endpoint's `query` schema. */
  queryMembers?: boolean;
  /** Adds the members that follow from others, before anything is checked. */
  complete?(members: Record<string, unknown>): Record<string, unknown>;
  /** Refuses what the schema would refuse with another error; sees the members before they are checked. */
  inspect?(members: Record<string, unknown>): void;
}

/** One good answer of an endpoint, for the document. */
export interface AnswerSpec {
  description: string;
  /** Absent where the answer has no body. */
  schema?: z.ZodType;
  /** `application/json` where absent. */
  mediaTypes?: readonly string[];
}

/** A request that has passed every check, and what its handler works with. */
export interface Call<Params = unknown, Query = unknown, Body = unknown, Who = Account | null> {
  api: ApiContext;
  req: Request;
  res: Response;
  params: Params;
  query: Query;
  body: Body;
  account: Who;
  language: Language;
  log: Logger;
  /** Where a member of the body came from, as `loc` of a validation error. */
  locate: (path: readonly (string | number)[]) => (string | number)[];
}

/** What a handler answers; `sent` where it has written the answer itself. */
export type Reply = { status: number; body?: unknown } | 'sent';

interface EndpointDescription {
  /** Name of the operation, unique. */
  id: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Path below both base paths, parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Headers that change what it does, for the document; the handler reads them itself. */
  headers?: z.ZodObject;
  /** False of what probes and scrapers call. */
  rateLimited?: boolean;
  /** The part of a multipart/form-data body that holds a file; the handler receives it itself. */
  upload?: { field: string };
  answers: Record<number, AnswerSpec>;
  /** Errors of its own, beside those that follow from its access and its input. */
  problems?: readonly ErrorCode[];
}

/** An endpoint as the router and the document see it. */
export interface Endpoint extends EndpointDescription {
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: BodySpec;
  handle(call: Call): Promise<Reply>;
}

interface TypedEndpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Who extends Access,
> extends EndpointDescription {
  access: Who;
  params?: Params;
  query?: Query;
  body?: BodySpec<Body>;
  handle(
    call: Call<
      z.output<Params>,
      z.output<Query>,
      z.output<Body>,
      Who extends 'public' ? null : Account
    >,
  ): Promise<Reply>;
}

/** Declares an endpoint; its handler sees the types of its schemas. */
export function defineEndpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  const Who extends Access = Access,
>(endpoint: TypedEndpoint<Params, Query, Body, Who>): Endpoint {
  return endpoint as unknown as Endpoint;
}
