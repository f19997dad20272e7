import { z } from 'zod';

/** A whole number as an address writes it: no sign, fraction, exponent or space. */
const INTEGER = /^(0|[1-9]\d*)$/;

/** Reads the texts of an address as the values of a schema's members. */
export type TextReader = (texts: Readonly<Record<string, string>>) => Record<string, unknown>;

/**
 * Makes the reader of a schema's members: numbers come as numbers. A text that is none stays text, so that
 * the schema refuses it in its own words.
 */
export function createTextReader(schema: z.ZodObject): TextReader {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const numeric = new Set(Object.keys(properties).filter((name) => isNumber(properties[name])));
  return (texts) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([name]) => Object.hasOwn(schema.shape, name))
        .map(([name, text]) => [
          name,
          numeric.has(name) && INTEGER.test(text) ? Number(text) : text,
        ]),
    );
}

function isNumber(member: unknown): boolean {
  const { type } = member as { type?: unknown };
  return type === 'integer' || type === 'number';
}
