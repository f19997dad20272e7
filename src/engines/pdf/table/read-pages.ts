import type { Item } from './items';
import type { PagePlan } from './paginator';

/** Deals lines out to the pages of a plan; pages that the lines do not reach are empty. */
export async function* readPages(
  batches: AsyncIterable<Item[]>,
  { pages }: PagePlan,
): AsyncGenerator<Item[], void, undefined> {
  const last = pages.length - 1;
  let index = 0;
  let page: Item[] = [];
  for await (const batch of batches) {
    for (const item of batch) {
      while (page.length === pages[index] && index < last) {
        yield page;
        page = [];
        index += 1;
      }
      if (page.length === pages[index]) {
        yield page;
        return;
      }
      page.push(item);
    }
  }
  for (; index <= last; index += 1) {
    yield page;
    page = [];
  }
}
