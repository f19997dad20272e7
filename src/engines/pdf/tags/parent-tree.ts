import type { PackedObjects } from './packed-objects';

/** Keys of a leaf of the tree. */
const LEAF = 512;

/** Writes a tree from keys, which are places in the list, to numbers of objects; gives the tree's own. */
export async function writeParents(
  objects: PackedObjects,
  places: readonly (number | undefined)[],
): Promise<number> {
  const leaves: string[] = [];
  for (let start = 0; start < places.length; start += LEAF) {
    const part = places.slice(start, start + LEAF);
    const pairs = part.flatMap((object, index) =>
      object === undefined ? [] : [`${start + index} ${object} 0 R`],
    );
    leaves.push(`<</Limits[${start} ${start + part.length - 1}]/Nums[${pairs.join(' ')}]>>`);
  }
  const first = objects.reserve(leaves.length + 1);
  const kids = leaves.map((_, index) => `${first + 1 + index} 0 R`);
  await objects.write(first, [`<</Kids[${kids.join(' ')}]>>`, ...leaves]);
  return first;
}
