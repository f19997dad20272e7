/** How a page was turned before it was recognised, so that words find their place on the page again. */
export interface Geometry {
  /** The page before it was turned, in pixels. */
  pageWidth: number;
  pageHeight: number;
  /** Quarter turns clockwise that made it upright. */
  quarterTurns: 0 | 1 | 2 | 3;
  /** Degrees clockwise by which it was straightened after that. */
  angle: number;
  /** The picture that was recognised, in pixels. */
  width: number;
  height: number;
}

/** Coefficients of x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes them. */
export type Matrix = [number, number, number, number, number, number];

/** Applies `first`, then `second`. */
export function compose(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [
    ...[a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j],
    ...[e * g + f * i + k, e * h + f * j + l],
  ] as Matrix;
}

/** The way back from pixels of the recognised picture to pixels of the page, both from the top left corner. */
export function toPage(geometry: Geometry): Matrix {
  const { pageWidth, pageHeight, quarterTurns, angle, width, height } = geometry;
  const [uprightWidth, uprightHeight] =
    quarterTurns % 2 === 0 ? [pageWidth, pageHeight] : [pageHeight, pageWidth];
  const radians = (-angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const straightBack: Matrix = compose(
    compose([1, 0, 0, 1, -width / 2, -height / 2], [cos, sin, -sin, cos, 0, 0]),
    [1, 0, 0, 1, uprightWidth / 2, uprightHeight / 2],
  );
  return compose(straightBack, TURN_BACK[quarterTurns](pageWidth, pageHeight));
}

const TURN_BACK: Record<Geometry['quarterTurns'], (width: number, height: number) => Matrix> = {
  0: () => [1, 0, 0, 1, 0, 0],
  1: (_width, height) => [0, -1, 1, 0, 0, height],
  2: (width, height) => [-1, 0, 0, -1, width, height],
  3: (width) => [0, 1, -1, 0, width, 0],
};
