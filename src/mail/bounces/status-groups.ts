/** The fields of one group of a delivery status, by their names in lower case. */
export type Fields = ReadonlyMap<string, string>;

/** A field as it stands in its block. */
type Field = readonly [name: string, value: string];

/** Fields that a recipient has once: the second of a name belongs to the next recipient. */
const ONCE = new Set(['original-recipient', 'final-recipient', 'action', 'status']);

/**
 * Parts the fields of a message/delivery-status into its groups. Some servers leave out the empty lines between them
 * (RFC 3464, 2.1), and others put some within one.
 */
export function statusGroups(text: string): Fields[] {
  const groups = unfold(text)
    .split(/\n[ \t]*(?=\n)/)
    .flatMap((block) => groupsOf(fieldsOf(block)));
  return joinTorn(groups);
}

function fieldsOf(block: string): Field[] {
  return block.split('\n').flatMap((line): Field[] => {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
  });
}

/** One group, or several where the block names more than one recipient. */
function groupsOf(fields: readonly Field[]): Map<string, string>[] {
  const several = fields.filter(([name]) => name === 'final-recipient').length > 1;
  const groups: Map<string, string>[] = [];
  let group = new Map<string, string>();
  for (const [name, value] of fields) {
    if (several && opensNext(group, name)) group = new Map();
    if (group.size === 0) groups.push(group);
    if (!group.has(name)) group.set(name, value);
  }
  return groups;
}

function opensNext(group: Fields, name: string): boolean {
  if (!ONCE.has(name)) return false;
  // The original address comes before the final one, so behind it and the action it is the next recipient's.
  const complete = group.has('final-recipient') && group.has('action');
  return group.has(name) || (name === 'original-recipient' && complete);
}

/** Puts a recipient together with an action that an empty line has parted from it. */
function joinTorn(groups: readonly Map<string, string>[]): Fields[] {
  const whole: Map<string, string>[] = [];
  for (const group of groups) {
    const before = whole.at(-1);
    if (before && named(before) && !judged(before) && judged(group) && !named(group)) {
      for (const [name, value] of group) before.set(name, value);
    } else {
      whole.push(group);
    }
  }
  return whole;
}

const named = (group: Fields) => group.has('final-recipient') || group.has('original-recipient');

const judged = (group: Fields) => group.has('action') || group.has('status');

function unfold(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ');
}
