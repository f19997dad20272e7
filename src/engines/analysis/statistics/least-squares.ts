/** A straight line through points, and how much of their variance it explains. */
export interface Line {
  slope: number;
  intercept: number;
  /** Coefficient of determination; null where y does not vary. */
  r2: number | null;
}

/** Fits a line by least squares; none through fewer than two different places. */
export function fitLine(points: readonly [x: number, y: number][]): Line | null {
  const count = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  let squaresX = 0;
  let squaresY = 0;
  let products = 0;
  for (const [x, y] of points) {
    squaresX += (x - meanX) ** 2;
    squaresY += (y - meanY) ** 2;
    products += (x - meanX) * (y - meanY);
  }
  if (count < 2 || squaresX === 0) return null;
  const slope = products / squaresX;
  const r2 = squaresY === 0 ? null : products ** 2 / (squaresX * squaresY);
  return { slope, intercept: meanY - slope * meanX, r2 };
}
