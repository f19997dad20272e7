import type { z } from 'zod';
import { ERRORS } from '../../contract/errors';
import type { AnswerSpec, Endpoint } from '../endpoint';
import { problemsOf } from './operation-problems';
import { PROBLEM_MEDIA_TYPE, problemAnswer, validationProblemAnswer } from './problem-schemas';
import type { JsonSchema, SchemaComponents } from './schema-components';

/** Describes one endpoint as an OpenAPI operation. */
export function describeOperation(endpoint: Endpoint, schemas: SchemaComponents): JsonSchema {
  const { id, tag, summary, description, access, body, upload } = endpoint;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: access === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...parameters('header', endpoint.headers, schemas),
      ...parameters('path', endpoint.params, schemas),
      ...parameters(
        'query',
        body?.queryMembers ? endpoint.query?.partial() : endpoint.query,
        schemas,
      ),
    ],
    ...(body && {
      requestBody: {
        required: body.required,
        content: { 'application/json': { schema: bodySchema(endpoint, schemas) } },
      },
    }),
    ...(upload && { requestBody: describeUpload(upload.field) }),
    responses: { ...describeAnswers(endpoint, schemas), ...describeProblems(endpoint, schemas) },
  };
}

function describeUpload(field: string): JsonSchema {
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  const schema = { type: 'object', properties: { [field]: file }, required: [field] };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function parameters(
  place: 'path' | 'query' | 'header',
  schema: z.ZodObject | undefined,
  schemas: SchemaComponents,
): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemas.convert(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...member }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: member,
  }));
}

/** The body's schema. Members that may come in the query string instead are required in neither place. */
function bodySchema({ body, query }: Endpoint, schemas: SchemaComponents): JsonSchema {
  if (!body) return {};
  const schema = schemas.convert(body.schema, 'input');
  if (!body.queryMembers || !query) return schema;
  const required = (schema['required'] as string[] | undefined) ?? [];
  const left = required.filter((name) => !(name in query.shape));
  return { ...schema, required: left };
}

function describeAnswers(endpoint: Endpoint, schemas: SchemaComponents): JsonSchema {
  return Object.fromEntries(
    Object.entries(endpoint.answers).map(([status, answer]) => [
      status,
      { description: answer.description, ...describeContent(answer, schemas) },
    ]),
  );
}

function describeContent(answer: AnswerSpec, schemas: SchemaComponents): JsonSchema {
  const { schema, mediaTypes = schema ? ['application/json'] : [] } = answer;
  if (mediaTypes.length === 0) return {};
  const content = { ...(schema && { schema: schemas.convert(schema, 'output') }) };
  return { content: Object.fromEntries(mediaTypes.map((type) => [type, content])) };
}

/** Describes the errors by status; several codes may share one. */
function describeProblems(endpoint: Endpoint, schemas: SchemaComponents): JsonSchema {
  const answers: JsonSchema = {};
  for (const code of problemsOf(endpoint)) {
    const { status, title } = ERRORS[code];
    const earlier = answers[status] as { description: string } | undefined;
    const schema = status === ERRORS.VALIDATION.status ? validationProblemAnswer : problemAnswer;
    answers[status] = {
      description: earlier ? `${earlier.description}; ${title.toLowerCase()}` : title,
      content: { [PROBLEM_MEDIA_TYPE]: { schema: schemas.convert(schema, 'output') } },
    };
  }
  return answers;
}
