/** Jest loads set-up and tear-down apart from each other; the process is all that they share. */
const kept = globalThis as typeof globalThis & {
  pressroomTearDown?: Map<string, () => Promise<void>>;
};

/** Remembers how to stop what a global set-up started, for the tear-down or a Ctrl-C before it. */
export function keepForTearDown(name: string, stop: () => Promise<void>): void {
  if (!kept.pressroomTearDown) {
    process.once('SIGINT', () => void tearDownAll());
    process.once('SIGTERM', () => void tearDownAll());
  }
  kept.pressroomTearDown ??= new Map();
  kept.pressroomTearDown.set(name, stop);
}

async function tearDownAll(): Promise<void> {
  const names = [...(kept.pressroomTearDown?.keys() ?? [])];
  await Promise.allSettled(names.map(tearDown));
  process.exit(130);
}

/** Stops what the set-up of that name started. */
export async function tearDown(name: string): Promise<void> {
  await kept.pressroomTearDown?.get(name)?.();
  kept.pressroomTearDown?.delete(name);
}
