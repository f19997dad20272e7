import type { Face } from '../text/face';
import type { Type } from '../text/type';
import { EMPTY } from './line-marks';

/** How a text is put on the page. */
export interface TextStyle {
  type: Type;
  size: number;
  colour: string;
  align?: 'left' | 'right';
  /** Wider text is squeezed into this; figures must not lose digits. */
  maxWidth?: number;
}

/** Where a text stands: its left edge, or right edge where it is right-aligned, and its baseline. */
export interface Place {
  x: number;
  y: number;
}

/** An upright rectangle; y counts from the sheet's top. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A rectangle that leads to an address. */
export interface Link {
  box: Box;
  url: string;
}

/** What a page shows: its operators, the names of the fonts in them, its links. */
export interface Sketch {
  operators: string;
  fonts: string[];
  links: Link[];
}

const colours = new Map<string, string>();

/**
 * Collects one page's shapes and texts as PDF operators. pdfkit's own text calls
 * lay out and position every word anew, which is most of the time that a long table would take.
 */
export class Ink {
  private shapes = '';
  private texts = '';
  private x = 0;
  private y = 0;
  private state = { face: undefined as Face | undefined, size: 0, colour: '', scale: 100 };
  private readonly faces = new Set<Face>();
  private readonly links: Link[] = [];
  private marks = 0;

  /** `isTagged`: whether readers are told what is content and what decorates. */
  constructor(
    private readonly height: number,
    private readonly isTagged: boolean,
  ) {}

  /**
   * Begins the texts of one part of the page and gives the mark by which they are found; an artifact is not
   * read, such as what stands at the foot of every page, and has none.
   */
  begin(role: 'H' | 'P' | 'TH' | 'TD' | 'Artifact'): number {
    if (!this.isTagged) return EMPTY;
    if (role === 'Artifact') {
      this.texts += '/Artifact BMC\n';
      return EMPTY;
    }
    const mark = this.marks;
    this.marks += 1;
    this.texts += `/${role}<</MCID ${mark}>>BDC\n`;
    return mark;
  }

  /** Ends what was begun. */
  end(): void {
    if (this.isTagged) this.texts += 'EMC\n';
  }

  /** Fills a rectangle. */
  fill(box: Box, colour: string): void {
    const y = this.height - box.y - box.height;
    this.shapes += `${operator(colour)} rg ${round(box.x)} ${round(y)} ${round(box.width)} ${round(box.height)} re f\n`;
  }

  /** Writes one line of text. */
  text(text: string, at: Place, style: TextStyle): void {
    if (text === '') return;
    const set = style.type.set(text);
    const natural = (set.advance * style.size) / 1000;
    const limit = style.maxWidth ?? natural;
    const scale = natural > limit ? Math.floor((limit / natural) * 100) : 100;
    const width = (natural * scale) / 100;
    this.move(style.align === 'right' ? at.x - width : at.x, this.height - at.y);
    this.use(style, scale);
    for (const run of set.runs) {
      this.useFace(run.face, style.size);
      this.texts += `<${run.codes}> Tj\n`;
    }
  }

  /** Makes a rectangle a link. */
  link({ x, y, width, height }: Box, url: string): void {
    const box = { x: round(x), y: round(y), width: round(width), height: round(height) };
    this.links.push({ box, url });
  }

  /** Gives everything that the page shows. */
  sketch(): Sketch {
    const shapes = this.isTagged ? `/Artifact BMC\n${this.shapes}EMC\n` : this.shapes;
    return {
      operators: `${shapes}BT\n${this.texts}ET`,
      fonts: [...this.faces].map(({ font }) => font.id),
      links: this.links,
    };
  }

  private move(x: number, y: number): void {
    const [left, bottom] = [round(x), round(y)];
    this.texts += `${round(left - this.x)} ${round(bottom - this.y)} Td\n`;
    this.x = left;
    this.y = bottom;
  }

  private use(style: TextStyle, scale: number): void {
    if (this.state.colour !== style.colour) this.texts += `${operator(style.colour)} rg\n`;
    if (this.state.scale !== scale) this.texts += `${scale} Tz\n`;
    this.state.colour = style.colour;
    this.state.scale = scale;
  }

  private useFace(face: Face, size: number): void {
    if (this.state.face === face && this.state.size === size) return;
    this.texts += `/${face.font.id} ${size} Tf\n`;
    this.state.face = face;
    this.state.size = size;
    this.faces.add(face);
  }
}

/** Hundredths of a point are finer than any printer. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A colour such as `#1b2a41` as the three numbers of a PDF operator. */
function operator(colour: string): string {
  let found = colours.get(colour);
  if (found === undefined) {
    const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
    found = parts.map((part) => Math.round((part / 255) * 1000) / 1000).join(' ');
    colours.set(colour, found);
  }
  return found;
}
