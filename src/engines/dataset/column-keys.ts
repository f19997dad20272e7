/** The most characters of a label, and so of the key that is made of it. */
const LABEL_MAX = 500;

/** What of a column is for programs and what for people. */
export interface NamedColumn {
  key: string;
  label: string;
}

/**
 * Names columns by their headers: the label is the header as it stands, the key its letters, digits and
 * underscores, made unique. A header that is safe already is its own key.
 */
export function nameColumns(headers: readonly string[]): NamedColumn[] {
  const taken = new Set<string>();
  return headers.map((header, index) => {
    const label = header.trim().slice(0, LABEL_MAX) || `Column ${index + 1}`;
    const key = uniqueKey(safeKey(header) || `column_${index + 1}`, taken);
    taken.add(key.toLowerCase());
    return { key, label };
  });
}

function safeKey(header: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,480}$/.test(header)) return header;
  const key = header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .slice(0, LABEL_MAX - 10)
    .replace(/^_+|_+$/g, '');
  return /^\d/.test(key) ? `column_${key}` : key;
}

function uniqueKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key.toLowerCase())) return key;
  for (let number = 2; ; number += 1) {
    const candidate = `${key}_${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
