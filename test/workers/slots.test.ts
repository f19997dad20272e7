import { describe, expect, test } from '@jest/globals';
import { Slots } from '../../src/workers/slots';

const never = new AbortController().signal;

/** A piece of work that says when it began and ends when told. */
function work(name: string, begun: string[]) {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  const run = () => {
    begun.push(name);
    return done;
  };
  return { run, end };
}

describe('Slots', () => {
  test('a freed slot goes to the highest priority, and among equals to the one that waited longest', async () => {
    const slots = new Slots(1);
    const begun: string[] = [];
    const first = work('first', begun);
    const others = [
      { name: 'mail 1', priority: 3 },
      { name: 'report', priority: 5 },
      { name: 'scan', priority: 7 },
      { name: 'mail 2', priority: 3 },
    ];

    const running = slots.run(5, never, first.run);
    const waiting = others.map(({ name, priority }) =>
      slots.run(priority, never, () => {
        begun.push(name);
        return Promise.resolve();
      }),
    );
    first.end();
    await Promise.all([running, ...waiting]);

    expect(begun).toEqual(['first', 'scan', 'report', 'mail 1', 'mail 2']);
  });

  test('never runs more than its total, also after failures', async () => {
    const slots = new Slots(2);
    let running = 0;
    let most = 0;

    await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        slots.run(5, never, async () => {
          most = Math.max(most, (running += 1));
          await Promise.resolve();
          running -= 1;
          if (index % 3 === 0) throw new Error('failed');
        }),
      ),
    );

    expect(most).toBe(2);
  });

  test('an aborted wait gives up its place and takes no slot', async () => {
    const slots = new Slots(1);
    const begun: string[] = [];
    const first = work('first', begun);
    const abort = new AbortController();

    const running = slots.run(5, never, first.run);
    const cancelled = slots.run(7, abort.signal, work('cancelled', begun).run);
    const after = slots.run(3, never, () => {
      begun.push('after');
      return Promise.resolve();
    });
    abort.abort(new Error('cancelled'));
    first.end();

    await expect(cancelled).rejects.toThrow('cancelled');
    await Promise.all([running, after]);
    expect(begun).toEqual(['first', 'after']);
  });
});
