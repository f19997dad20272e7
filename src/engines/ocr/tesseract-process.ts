import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Recognition } from './ocr-engine';
import { readTsv } from './read-tsv';

/** Resolution that pictures have. */
const DPI = '300';

/**
 * Tesseract's own threads cost more than they give: with them a page took seven times as long on two
 * processors. Pages are recognised side by side instead. What keeps a worker's memory small makes
 * tesseract slower and no smaller.
 */
const ENVIRONMENT = [
  ...['-u', 'MALLOC_MMAP_THRESHOLD_', '-u', 'MALLOC_TRIM_THRESHOLD_'],
  'OMP_THREAD_LIMIT=1',
];

/** Names of pictures come over the standard input; words of one document are not learnt for the next. */
const SETTINGS = ['-c', 'stream_filelist=1', '-c', 'tessedit_enable_doc_dict=0'];

/** The row of a table that a page begins with. */
const PAGE_ROW = /^\f?1\t.*\n/gm;

/** Characters kept of what the program says went wrong. */
const ERRORS_MAX = 2_000;

/** A picture that is being recognised. */
interface Asked {
  resolve(recognition: Recognition): void;
  reject(reason: Error): void;
}

/**
 * A running `tesseract`: it loads its models once, which takes a tenth of the time of a page, and recognises one
 * picture after the other.
 */
export class TesseractProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly ended: Promise<unknown>;
  private asked: Asked | undefined;
  private over: Error | undefined;
  private output = '';
  private errors = '';

  /** `blank` is a picture without a word: that it was looked at tells that the one before it is done. */
  constructor(
    languages: string,
    private readonly blank: string,
  ) {
    const options = ['-l', languages, '--dpi', DPI, ...SETTINGS];
    this.child = spawn('env', [...ENVIRONMENT, 'tesseract', '-', '-', ...options, 'tsv', 'txt']);
    this.ended = once(this.child, 'close').catch(() => undefined);
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.hear(text));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-ERRORS_MAX);
    });
    // That it has ended is told by `close`.
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => this.fail(error));
    this.child.on('close', () => this.fail(new Error(this.errors.trim() || 'it ended by itself')));
  }

  /** Whether it can be asked. */
  get alive(): boolean {
    return this.over === undefined;
  }

  /** Recognises a picture; one at a time. Rejects where the program ends meanwhile, or has ended. */
  recognise(picture: string): Promise<Recognition> {
    this.output = '';
    this.errors = '';
    return new Promise((resolve, reject) => {
      if (this.over) {
        reject(this.over);
        return;
      }
      this.asked = { resolve, reject };
      this.child.stdin.write(`${picture}\n${this.blank}\n`);
    });
  }

  /** Ends the program at once. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private hear(text: string): void {
    this.output += text;
    if ((this.output.match(PAGE_ROW)?.length ?? 0) < 2) return;
    const lines = this.output.replaceAll('\f', '').split('\n');
    // Words hold no tabs, rows of the table do.
    const [rows, words] = [true, false].map((tabs) =>
      lines.filter((line) => line.includes('\t') === tabs),
    );
    this.asked?.resolve(readTsv((rows ?? []).join('\n'), (words ?? []).join('\n')));
    this.asked = undefined;
    this.output = '';
  }

  private fail(reason: Error): void {
    this.over ??= reason;
    this.asked?.reject(reason);
    this.asked = undefined;
  }
}
