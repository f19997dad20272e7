/** One process of an installation, which tests kill and start again. */
export interface Part {
  readonly name: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** Whether that one still runs. */
  readonly alive: boolean;
  /** Starts it, again where it has ended; resolves when the process is there. */
  start(): Promise<void>;
  /** Sends a signal; `SIGKILL` resolves when the process is gone. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Resolves when the process that runs now is gone, with how it ended. */
  ended(): Promise<string>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}
