import { createInterface } from 'node:readline/promises';

/** Where a command writes, and whom it asks. */
export interface Terminal {
  /** Whether a person may look at the output as it appears. */
  readonly interactive: boolean;
  print(line: string): void;
  complain(line: string): void;
  /** Writes without a line break, as a progress bar does. */
  draw(text: string): void;
  printJson(value: unknown): void;
  /** Asks for a yes; no without a person at the keyboard. */
  confirm(question: string): Promise<boolean>;
}

/** The terminal, or the pipes, that the process was started with. */
export function processTerminal(): Terminal {
  return {
    interactive: process.stdout.isTTY,
    print: (line) => {
      console.log(line);
    },
    complain: (line) => {
      console.error(line);
    },
    draw: (text) => {
      process.stdout.write(text);
    },
    printJson: (value) => {
      console.log(JSON.stringify(value, null, 2));
    },
    confirm: async (question) => {
      if (!process.stdin.isTTY) return false;
      const reader = createInterface({ input: process.stdin, output: process.stdout });
      try {
        return /^y(es)?$/i.test((await reader.question(`${question} [y/N] `)).trim());
      } finally {
        reader.close();
      }
    },
  };
}
