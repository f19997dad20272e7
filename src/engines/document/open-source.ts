import type { DocumentSource } from './source/document-source';
import { openImage } from './source/image-source';
import { openPdf } from './source/pdf-source';
import { openText } from './source/text-source';

/** The kinds of file that pages are read from; office files are turned into a PDF first. */
export type SourceKind = 'pdf' | 'image' | 'text';

/** A file whose pages are read. */
export interface SourceFile {
  path: string;
  kind: SourceKind;
}

/** Milliseconds after which a source that nobody asks for is closed. */
const IDLE_MS = 20_000;

interface OpenSource {
  path: string;
  source: Promise<DocumentSource>;
  timer: NodeJS.Timeout;
}

let current: OpenSource | undefined;

/**
 * Opens a file, or gives the one that is open: the pages of a document are asked for one by one. Each
 * thread keeps one file open at most.
 */
export function openSource({ path, kind }: SourceFile): Promise<DocumentSource> {
  if (current?.path === path) {
    current.timer.refresh();
    return current.source;
  }
  closeSource();
  const source = open(path, kind);
  const opened: OpenSource = { path, source, timer: setTimeout(closeSource, IDLE_MS) };
  opened.timer.unref();
  current = opened;
  // What cannot be opened is tried anew the next time.
  source.catch(() => {
    if (current === opened) current = undefined;
  });
  return source;
}

/** Lets go of the file that is open, if one is. */
export function closeSource(): void {
  const closing = current;
  if (!closing) return;
  current = undefined;
  clearTimeout(closing.timer);
  closing.source.then(
    (source) => source.close(),
    () => undefined,
  );
}

async function open(path: string, kind: SourceKind): Promise<DocumentSource> {
  if (kind === 'pdf') return openPdf(path);
  return kind === 'text' ? openText(path) : openImage(path);
}
