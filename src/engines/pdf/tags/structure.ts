import type { PdfObject } from '../text/embed-font';
import { Element } from './element';
import type { Kid, PageObject } from './element';
import { headingDepths } from './heading-depths';
import { PackedObjects } from './packed-objects';
import { textString } from './text-string';
import { writeParents } from './parent-tree';

/** The parts of a document that its typings leave out. */
interface Tagged {
  page: { dictionary: PageObject & { data: Record<string, unknown> } };
  _root: { data: { StructTreeRoot: PdfObject } };
}

/** The deepest heading that PDF knows. */
const DEPTH_MAX = 6;

/** Roles of elements that say something though nothing stands in them. */
const MAY_BE_EMPTY = new Set(['TD', 'TH']);

/**
 * The structure of a document: what its parts are and the order in which they are read. Readers find the
 * element of a page's content by the page's key and the content's number there.
 */
export class Structure {
  readonly root = new Element('Document');
  readonly objects: PackedObjects;
  /** Elements by the marks of each page, as far as they are not written yet. */
  private readonly owners = new Map<PageObject, Element[]>();
  /** What each key stands for: the element of a link, or an object that lists those of a page. */
  private readonly keys: (Element | number | undefined)[] = [];

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.objects = new PackedObjects(document);
  }

  /** The page that is drawn on. */
  get page(): PageObject {
    return (this.document as unknown as Tagged).page.dictionary;
  }

  /** Makes the next content of the current page an element's and gives its mark. */
  mark(element: Element): number {
    const { page } = this;
    const owners = this.ownersOf(page);
    const mark = owners.push(element) - 1;
    element.kids.push({ page, mark });
    return mark;
  }

  /** Takes a key by which what it stands for can be found, now or later. */
  takeKey(meaning?: Element | number): number {
    return this.keys.push(meaning) - 1;
  }

  /** Says what a key stands for. */
  setKey(key: number, meaning: Element | number): void {
    this.keys[key] = meaning;
  }

  /** The number of an element as an object. */
  numberOf(element: Element): number {
    return (element.object ??= this.objects.reserve(1));
  }

  /** Writes what has not been written; nothing can be added any more. */
  async write(): Promise<void> {
    prune(this.root);
    const depths = headingDepths(this.root, DEPTH_MAX);
    const elements = flatten(this.root);
    for (const element of elements) this.numberOf(element);
    const parents = parentsOf(elements);
    const sorted = [...elements].sort((one, other) => this.numberOf(one) - this.numberOf(other));
    for (const run of consecutive(sorted, (element) => this.numberOf(element))) {
      const bodies = run.map((element) => {
        const parent = parents.get(element);
        const up = parent ? this.numberOf(parent) : this.rootNumber;
        return this.body(element, up, depths.get(element));
      });
      await this.objects.write(this.numberOf(run[0] as Element), bodies);
    }
    await this.writeRoot();
  }

  private get rootNumber(): number {
    const { StructTreeRoot: root } = (this.document as unknown as Tagged)._root.data;
    return (root as PageObject).id;
  }

  private body(element: Element, parent: number, depth?: number): string {
    const { role, kids, more } = element;
    const name = role === 'H' ? `H${depth ?? 1}` : role;
    const page = kids.find((kid) => 'page' in kid)?.page;
    return [
      `<</S/${name}/P ${parent} 0 R`,
      page ? `/Pg ${page.id} 0 R` : '',
      more.alt === undefined ? '' : `/Alt ${textString(more.alt)}`,
      more.attributes === undefined ? '' : `/A${more.attributes}`,
      kids.length === 0 ? '' : `/K[${kids.map((kid) => this.kid(kid, page)).join(' ')}]`,
      '>>',
    ].join('');
  }

  private kid(kid: Kid, page: PageObject | undefined): string {
    if (kid instanceof Element) return `${this.numberOf(kid)} 0 R`;
    if ('object' in kid) return `${kid.object} 0 R`;
    const where = kid.page === page ? '' : `/Pg ${kid.page.id} 0 R`;
    if ('annotation' in kid) return `<</Type/OBJR${where}/Obj ${kid.annotation} 0 R>>`;
    return where === '' ? String(kid.mark) : `<</Type/MCR${where}/MCID ${kid.mark}>>`;
  }

  private ownersOf(page: PageObject): Element[] {
    let owners = this.owners.get(page);
    if (!owners) {
      owners = [];
      this.owners.set(page, owners);
      page.data['StructParents'] = this.keys.push(undefined) - 1;
    }
    return owners;
  }

  private async writeRoot(): Promise<void> {
    const lists = [...this.owners].map(([page, owners]): [number, string] => [
      page.data['StructParents'] as number,
      `[${owners.map((element) => `${this.numberOf(element)} 0 R`).join(' ')}]`,
    ]);
    const first = this.objects.reserve(lists.length);
    await this.objects.write(
      first,
      lists.map(([, list]) => list),
    );
    lists.forEach(([key], index) => this.setKey(key, first + index));
    const places = this.keys.map((meaning) =>
      meaning instanceof Element ? this.numberOf(meaning) : meaning,
    );
    const tree = await writeParents(this.objects, places);
    const { StructTreeRoot: root } = (this.document as unknown as Tagged)._root.data;
    root.data = {
      Type: 'StructTreeRoot',
      K: [referTo(root, this.numberOf(this.root))],
      ParentTree: referTo(root, tree),
      ParentTreeNextKey: this.keys.length,
    };
  }
}

/** A reference to an object of a number, as pdfkit writes them. */
function referTo(like: PdfObject, id: number): unknown {
  const prototype = Object.getPrototypeOf(like) as object;
  return Object.assign(Object.create(prototype) as object, { id, gen: 0 });
}

/** Leaves out elements in which nothing stands. */
function prune(element: Element): boolean {
  const kept = element.kids.filter((kid) => !(kid instanceof Element) || prune(kid));
  element.kids.splice(0, element.kids.length, ...kept);
  return kept.length > 0 || MAY_BE_EMPTY.has(element.role);
}

function flatten(element: Element): Element[] {
  return [element, ...element.kids.flatMap((kid) => (kid instanceof Element ? flatten(kid) : []))];
}

function parentsOf(elements: readonly Element[]): Map<Element, Element> {
  const parents = new Map<Element, Element>();
  for (const element of elements) {
    for (const kid of element.kids) if (kid instanceof Element) parents.set(kid, element);
  }
  return parents;
}

/** Splits what is in order of its numbers where one is missing. */
function consecutive<Item>(items: readonly Item[], numberOf: (item: Item) => number): Item[][] {
  const runs: Item[][] = [];
  let last = Number.NaN;
  for (const item of items) {
    const number = numberOf(item);
    if (number !== last + 1) runs.push([]);
    runs.at(-1)?.push(item);
    last = number;
  }
  return runs;
}
