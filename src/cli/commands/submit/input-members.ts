import { z } from 'zod';
import type { JobDefinition } from '../../../contract/jobs/define';
import { wrongUsage } from '../../problem';

/** A member of a job's input that one option can give. */
export interface InputMember {
  /** The member's name in the request. */
  name: string;
  /** The option's name. */
  option: string;
  /** What stands for the value in the help. */
  value: string;
  about: string;
  /** Whether the option is given without a value, to say yes. */
  isFlag: boolean;
  /** Turns the option's text into the member's value. */
  read(text: string): string | number;
}

interface JsonSchema {
  type?: string;
  enum?: (string | number)[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  default?: string | number | boolean;
  minimum?: number;
  maximum?: number;
  description?: string;
}

/** Lists the members of a job type's input that are texts, numbers or flags, out of its schema. */
export function inputMembers({ input }: JobDefinition): InputMember[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const simple = simplest(member);
    if (simple === undefined) return [];
    return [
      {
        name,
        option: name.replaceAll('_', '-'),
        value: simple.enum ? `<${simple.enum.join('|')}>` : `<${simple.type ?? 'text'}>`,
        isFlag: simple.type === 'boolean',
        about: describe(member, simple, schema.required?.includes(name) ?? false),
        read: (text: string) => readAs(simple.type, text, name),
      },
    ];
  });
}

/** The member itself or the first of its alternatives that one option can hold. */
function simplest(member: JsonSchema): JsonSchema | undefined {
  const alternatives = member.anyOf ?? member.oneOf ?? [member];
  return alternatives.find(({ type }) =>
    ['string', 'integer', 'number', 'boolean'].includes(type ?? ''),
  );
}

function describe(member: JsonSchema, simple: JsonSchema, required: boolean): string {
  const { minimum, maximum } = simple;
  return [
    ...(required ? ['Required.'] : []),
    ...(member.description ? [member.description] : []),
    ...(minimum !== undefined && maximum !== undefined ? [`From ${minimum} to ${maximum}.`] : []),
    ...(member.default === undefined ? [] : [`${String(member.default)} by default.`]),
  ].join(' ');
}

function readAs(type: string | undefined, text: string, name: string): string | number {
  if (type !== 'integer' && type !== 'number') return text;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number)) return number;
  throw wrongUsage(`--${name.replaceAll('_', '-')} takes a number, not "${text}".`);
}
