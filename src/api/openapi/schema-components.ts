import { z } from 'zod';

/** A JSON Schema as the document holds it. */
export type JsonSchema = Record<string, unknown>;

/** Turns zod schemas into JSON Schemas; those with an `id` are kept once, under `components.schemas`. */
export interface SchemaComponents {
  /** Gives the schema of what clients send (`input`) or get (`output`). */
  convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema;
  /** The schemas collected so far, by id. */
  collected: Record<string, JsonSchema>;
}

/** Makes an empty collection. */
export function createSchemaComponents(): SchemaComponents {
  const collected: Record<string, JsonSchema> = {};
  return {
    collected,
    convert: (schema, io) => {
      const converted = z.toJSONSchema(schema, {
        target: 'draft-2020-12',
        io,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => {
          if (io === 'input') excludeUnstorable(jsonSchema);
        },
      });
      const { $defs = {}, ...rest } = repoint(converted) as JsonSchema;
      delete rest['$schema'];
      Object.assign(collected, $defs);
      return rest;
    },
  };
}

/** Says of free texts what the check of every request says: U+0000 cannot be stored. */
function excludeUnstorable(schema: JsonSchema): void {
  const bound = ['pattern', 'format', 'enum', 'const'].some((word) => word in schema);
  if (schema['type'] === 'string' && !bound) schema['pattern'] = '^[^\\u0000]*$';
}

/** Points references from the schema's own definitions to the document's components. */
function repoint(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(repoint);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string'
        ? member.replace(/^#\/\$defs\//, '#/components/schemas/')
        : repoint(member),
    ]),
  );
}
