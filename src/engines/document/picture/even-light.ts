import type { GreyPixels } from '../source/document-source';

/** Cells along the longest side in each of which the brightness of the paper is judged. */
const CELLS = 40;

/** Every so many rows of pixels one is looked at. */
const SAMPLED = 2;

/** Brightnesses that a pixel may have. */
const LEVELS = 256;

/** Share of a cell's pixels that are darker than its paper: letters and their soft edges. */
const PAPER_RANK = 0.88;

/** Rank of the brightest pixels, specks of noise aside. */
const LIGHT_RANK = 0.98;

/** Light this much brighter than the ground is writing on a dark ground, not paper. */
const INVERSE = 1.25;

/** Ground this much darker than the brightest paper is a picture, a band or the table beneath. */
const SHADOW_MIN = 0.2;

/** Paper this even needs nothing: engines find its letters with one threshold. */
const EVEN = 0.7;

/** Brightness that paper is given. */
const WHITE = 245;

interface Grid {
  columns: number;
  rows: number;
  /** Brightness of the paper per cell, row by row; NaN where a cell shows none. */
  paper: Float32Array;
}

/**
 * Evens out the light of a photographed page: shadows, and light from one side, make engines drop the lines
 * that lie in the dark. Changes the pixels in place; `small` is the same picture in fewer pixels. A page in
 * even light, as scanners make them, stays as it is.
 */
export function evenLight(pixels: GreyPixels, small: GreyPixels): void {
  const grid = judgePaper(small);
  if (isEven(grid)) return;
  fillGaps(grid);
  brighten(pixels, grid);
}

function judgePaper({ data, width, height }: GreyPixels): Grid {
  const side = Math.max(width, height) / CELLS;
  const columns = Math.max(1, Math.round(width / side));
  const rows = Math.max(1, Math.round(height / side));
  const counts = new Uint32Array(columns * rows * LEVELS);
  const cellOf = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width));
  for (let y = 0; y < height; y += SAMPLED) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x += 1) {
      const place = (row + (cellOf[x] ?? 0)) * LEVELS + (data[y * width + x] ?? 0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  const paper = Float32Array.from({ length: columns * rows }, (_, index) => {
    const cell = counts.subarray(index * LEVELS, (index + 1) * LEVELS);
    const [ground, light] = [ranked(cell, PAPER_RANK), ranked(cell, LIGHT_RANK)];
    return light > ground * INVERSE ? NaN : ground;
  });
  const brightest = paper.reduce((most, value) => (value > most ? value : most), 1);
  return {
    columns,
    rows,
    paper: paper.map((value) => (value < brightest * SHADOW_MIN ? NaN : value)),
  };
}

/** The value below which this share of the counted ones lies. */
function ranked(counts: Uint32Array, share: number): number {
  let left = counts.reduce((sum, count) => sum + count, 0) * share;
  return counts.findIndex((count) => (left -= count) <= 0);
}

function isEven({ paper }: Grid): boolean {
  const known = paper.filter((value) => !Number.isNaN(value)).sort();
  const [dark, light] = [0.03, 0.97].map((share) => known[Math.floor(known.length * share)]);
  return dark === undefined || light === undefined || dark >= light * EVEN;
}

/** Gives cells without paper the mean brightness of their neighbours, from the edges of each gap inwards. */
function fillGaps(grid: Grid): void {
  while (grid.paper.some(Number.isNaN)) {
    grid.paper = grid.paper.map((value, index) =>
      Number.isNaN(value) ? meanAround(grid, index) : value,
    );
  }
}

function meanAround({ columns, rows, paper }: Grid, index: number): number {
  const [column, row] = [index % columns, Math.floor(index / columns)];
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
      const value = paper[y * columns + x] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
  }
  return sum / count;
}

function brighten({ data, width, height }: GreyPixels, { columns, rows, paper }: Grid): void {
  const across = new Float32Array(columns);
  for (let y = 0; y < height; y += 1) {
    const [above, below, share] = between(((y + 0.5) * rows) / height - 0.5, rows);
    for (let column = 0; column < columns; column += 1) {
      const [a, b] = [paper[above * columns + column] ?? 0, paper[below * columns + column] ?? 0];
      across[column] = WHITE / (a + (b - a) * share);
    }
    for (let x = 0; x < width; x += 1) {
      const place = ((x + 0.5) * columns) / width - 0.5;
      const left = Math.max(0, Math.floor(place));
      const gain = across[left] ?? 1;
      const next = across[Math.min(left + 1, columns - 1)] ?? 1;
      const index = y * width + x;
      const value = (data[index] ?? 0) * (gain + (next - gain) * Math.max(0, place - left));
      data[index] = value > 255 ? 255 : value;
    }
  }
}

/** The two cells that a place lies between, and how far it is on the way to the second. */
function between(place: number, count: number): [number, number, number] {
  const first = Math.min(Math.max(0, Math.floor(place)), count - 1);
  return [first, Math.min(first + 1, count - 1), Math.min(Math.max(0, place - first), 1)];
}
