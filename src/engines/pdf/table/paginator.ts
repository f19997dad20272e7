import type { Room } from './layout';

/** What a paginator has to know of a line. */
export interface Block {
  kind: 'row' | 'heading' | 'subtotal';
  height: number;
  /** More height that must be free below. */
  keep?: number;
}

/** How a table breaks into pages: the lines on each, and the rows that found no place. */
export interface PagePlan {
  pages: number[];
  hiddenRows: number;
}

/** Heights of what closes a table: its total, and the note that rows are left out. */
export interface Tail {
  total: number;
  note: number;
}

/** Fills pages with lines from top to bottom; with a limit, it stops when the last page is full. */
export class Paginator {
  private readonly pages: number[] = [];
  private used = 0;
  /** The lines on the page being filled, in case some must make way. */
  private current: Block[] = [];
  private rows = 0;
  private full = false;

  constructor(
    private readonly room: Room,
    private readonly tail: Tail,
    private readonly limit = Number.POSITIVE_INFINITY,
  ) {}

  /** Whether the last page is full: nothing more can be added. */
  get isFull(): boolean {
    return this.full;
  }

  /** Places the next line. */
  add(block: Block): void {
    if (this.full) return;
    const needed = block.height + (block.keep ?? 0);
    if (this.used + needed > this.free() && this.current.length > 0 && !this.turn()) return;
    this.place(block);
  }

  /** Closes the table and gives the plan. */
  finish(rowCount: number): PagePlan {
    if (!this.full && this.used + this.tail.total > this.free()) this.moveLastLine();
    const hidden = this.full || this.rows < rowCount;
    if (hidden) this.makeRoomForNote();
    this.pages.push(this.current.length);
    return { pages: this.pages, hiddenRows: rowCount - this.rows };
  }

  private free(): number {
    return this.pages.length === 0 ? this.room.first : this.room.later;
  }

  private place(block: Block): void {
    this.current.push(block);
    this.used += block.height;
    if (block.kind === 'row') this.rows += 1;
  }

  /** Goes on to the next page, if there may be one. */
  private turn(): boolean {
    if (this.pages.length + 1 >= this.limit) {
      this.full = true;
      return false;
    }
    this.pages.push(this.current.length);
    this.current = [];
    this.used = 0;
    return true;
  }

  /** The total does not stand alone on a page: the last line goes with it. */
  private moveLastLine(): void {
    const last = this.current.length > 1 ? this.current.pop() : undefined;
    if (!this.turn()) {
      if (last) this.current.push(last);
      return;
    }
    if (last) {
      this.current.push(last);
      this.used += last.height;
    }
  }

  private makeRoomForNote(): void {
    const limit = this.free() - this.tail.total - this.tail.note;
    while (this.used > limit || this.current.at(-1)?.kind === 'heading') {
      const last = this.current.pop();
      if (!last) return;
      this.used -= last.height;
      if (last.kind === 'row') this.rows -= 1;
    }
  }
}

/**
 * Spreads a plan over more pages: its pages are split as evenly as can be, so every piece fits where the
 * whole did. With fewer lines than pages some stay empty.
 */
export function spreadPlan(plan: PagePlan, pages: number): PagePlan {
  const natural = plan.pages.length;
  if (natural >= pages) return plan;
  const spread = plan.pages.flatMap((lines, index) => {
    const pieces =
      Math.floor((pages * (index + 1)) / natural) - Math.floor((pages * index) / natural);
    return Array.from(
      { length: pieces },
      (_, piece) => Math.ceil((lines * (piece + 1)) / pieces) - Math.ceil((lines * piece) / pieces),
    );
  });
  return { ...plan, pages: spread };
}
