import { secondsText } from './times';
import type { Terminal } from './terminal';

const WIDTH = 30;

/** How far a job is, as its events tell. */
export interface WatchedState {
  status: string;
  progress?: { stage: string; done: number; total: number; unit: string } | null;
  eta_seconds?: number;
  queue_position?: number;
}

/** Shows a job's course: one line drawn over and over for a person, a line a change for a pipe. */
export class ProgressBar {
  private last = '';

  constructor(private readonly terminal: Terminal) {}

  show(state: WatchedState): void {
    const line = describe(state);
    if (line === this.last) return;
    if (this.terminal.interactive) {
      this.terminal.draw(`\r${line.padEnd(this.last.length)}`);
    } else {
      this.terminal.print(line);
    }
    this.last = line;
  }

  /** Leaves the bar as it stands. */
  end(): void {
    if (this.terminal.interactive && this.last !== '') this.terminal.draw('\n');
  }
}

function describe({ status, progress, eta_seconds: eta, queue_position: ahead }: WatchedState) {
  const parts = [status.padEnd('completed'.length)];
  if (progress && progress.total > 0 && status === 'started') {
    const share = Math.min(1, progress.done / progress.total);
    const filled = Math.round(share * WIDTH);
    parts.push(`[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}]`);
    parts.push(`${String(Math.floor(share * 100)).padStart(3)} %`);
    parts.push(`${progress.stage}: ${progress.done} / ${progress.total} ${progress.unit}`);
  }
  if (ahead !== undefined) parts.push(`${ahead} ahead`);
  if (eta !== undefined) parts.push(`about ${secondsText(eta)} to go`);
  return parts.join('  ').trimEnd();
}
