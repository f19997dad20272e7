import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** A part of a page as a screen reader gets it. */
export interface Part {
  role: string;
  /** The text that stands in it, that of its own parts left out. */
  text: string;
  alt?: string;
  parts: Part[];
}

/** What pdf.js gives: parts, and in them names of texts and links. */
interface Node {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

interface Page {
  tree: Node | null;
  texts: Record<string, string>;
}

const SCRIPT = path.join(__dirname, 'print-structure.mjs');
const run = promisify(execFile);

/** Reads the structure of each page of a PDF, in a process of its own: pdf.js is an ES module. */
export async function readStructure(file: string): Promise<Part[][]> {
  const { stdout } = await run(process.execPath, [SCRIPT, file], { maxBuffer: 2 ** 26 });
  return (JSON.parse(stdout) as Page[]).map(({ tree, texts }) =>
    tree ? partsOf(tree, texts) : [],
  );
}

/** All parts of a role, in the order in which they are read. */
export function listParts(parts: readonly Part[], role: RegExp): Part[] {
  return parts.flatMap((part) => [
    ...(role.test(part.role) ? [part] : []),
    ...listParts(part.parts, role),
  ]);
}

/** The text of a part and of all parts in it. */
export function wholeText(part: Part): string {
  return [part.text, ...part.parts.map(wholeText)].filter(Boolean).join(' ');
}

function partsOf({ children = [] }: Node, texts: Page['texts']): Part[] {
  return children.flatMap((node): Part[] => {
    if (node.role === undefined) return node.type === 'content' ? [] : [annotation()];
    const contents = (node.children ?? []).filter(({ type }) => type === 'content');
    const text = contents.map(({ id = '' }) => texts[id] ?? '').join('');
    const { role, alt } = node;
    return [
      { role, text: text.trim(), ...(alt !== undefined && { alt }), parts: partsOf(node, texts) },
    ];
  });
}

function annotation(): Part {
  return { role: 'annotation', text: '', parts: [] };
}
