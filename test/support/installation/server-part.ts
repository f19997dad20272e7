import type { Part } from './part';

/** A server as the scripts of `npm start` run it. */
interface RunningServer {
  pid: number;
  exited: Promise<string>;
  stop(): Promise<void>;
}

/** Makes a part of a server that one of those scripts starts. */
export function serverPart(name: string, launch: () => Promise<RunningServer>): Part {
  let running: RunningServer | undefined;
  let alive = false;
  const current = () => {
    if (!running) throw new Error(`${name} was not started`);
    return running;
  };
  return {
    name,
    get pid() {
      return current().pid;
    },
    get alive() {
      return alive;
    },
    async start() {
      const launched = await launch();
      running = launched;
      alive = true;
      void launched.exited.then(() => {
        if (running === launched) alive = false;
      });
    },
    async signal(signal) {
      process.kill(current().pid, signal);
      if (signal === 'SIGKILL') await current().exited;
    },
    ended: () => current().exited,
    stop: async () => running?.stop(),
  };
}
