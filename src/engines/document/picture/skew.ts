import type { GreyPixels } from '../source/document-source';

/** Degrees within which lines are looked for, and the steps of the two rounds. */
const RANGE = 6;
const COARSE_STEP = 0.5;
const FINE_STEP = 0.1;

/** Dark pixels looked at, at most. */
const POINTS_MAX = 60_000;

/** A page with fewer dark pixels has no line that could be straightened. */
const POINTS_MIN = 300;

/** Darker than this is ink. */
const INK = 140;

interface Points {
  x: Float32Array;
  y: Float32Array;
}

/** Finds by how many degrees the lines of a small picture rise, clockwise positive; 0 where none stand out. */
export function estimateSkew(picture: GreyPixels): number {
  const points = inkOf(picture);
  if (points.x.length < POINTS_MIN) return 0;
  const coarse = bestAngle(points, { from: -RANGE, to: RANGE, step: COARSE_STEP });
  return bestAngle(points, {
    from: coarse - COARSE_STEP,
    to: coarse + COARSE_STEP,
    step: FINE_STEP,
  });
}

/** Share of a picture that is ink. */
export function inkShare({ data }: GreyPixels): number {
  let dark = 0;
  for (const value of data) if (value < INK) dark += 1;
  return dark / data.length;
}

function inkOf({ data, width, height }: GreyPixels): Points {
  const all: number[] = [];
  for (let index = 0; index < data.length; index += 1) {
    // The lower edge of ink alone: solid areas would drown the lines.
    const below = index + width;
    if ((data[index] ?? 255) < INK && (below >= data.length || (data[below] ?? 0) >= INK)) {
      all.push(index);
    }
  }
  const stride = Math.max(1, Math.ceil(all.length / POINTS_MAX));
  const kept = all.filter((_, position) => position % stride === 0);
  return {
    x: Float32Array.from(kept, (index) => (index % width) - width / 2),
    y: Float32Array.from(kept, (index) => Math.floor(index / width) - height / 2),
  };
}

function bestAngle(points: Points, range: { from: number; to: number; step: number }): number {
  let best = 0;
  let bestScore = -1;
  const steps = Math.round((range.to - range.from) / range.step);
  for (let step = 0; step <= steps; step += 1) {
    const angle = range.from + step * range.step;
    const score = sharpness(points, angle);
    // Of equals the smaller one: a page without lines is straight.
    if (score > bestScore || (score === bestScore && Math.abs(angle) < Math.abs(best))) {
      best = angle;
      bestScore = score;
    }
  }
  return Math.round(best * 10) / 10;
}

/** Says how clearly the ink falls into rows when the picture is turned back by an angle. */
function sharpness({ x, y }: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Map<number, number>();
  for (let index = 0; index < x.length; index += 1) {
    const row = Math.round((y[index] ?? 0) - (x[index] ?? 0) * slope);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  let score = 0;
  for (const count of rows.values()) score += count * count;
  return score;
}
