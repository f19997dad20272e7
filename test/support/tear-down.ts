/** Jest loads set-up and tear-down apart from each other; the process is all that they share. */
const kept = globalThis as typeof globalThis & {
  pressroomTearDown?: Map<string, () => Promise<void>>;
};

/** Remembers how to stop what a global set-up started. */
export function keepForTearDown(name: string, stop: () => Promise<void>): void {
  kept.pressroomTearDown ??= new Map();
  kept.pressroomTearDown.set(name, stop);
}

/** Stops what the set-up of that name started. */
export async function tearDown(name: string): Promise<void> {
  await kept.pressroomTearDown?.get(name)?.();
  kept.pressroomTearDown?.delete(name);
}
