import { z } from 'zod';

/** An object of exactly these members; what says that one is unknown lists those that are allowed. */
export function namedMembers<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code, keys }) => {
      if (code !== 'unrecognized_keys') return undefined;
      const unknown = keys.map((key) => `"${key}"`).join(', ');
      return `unknown: ${unknown}; allowed: ${Object.keys(shape).join(', ')}`;
    },
  });
}
