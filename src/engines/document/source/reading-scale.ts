/** Resolutions that cameras and programs write without meaning them. */
const MEANINGLESS_DPI = new Set([1, 72, 96]);

/** The longest side that a picture of unknown resolution is taken to have at 300 dpi: that of an A4 sheet. */
const SHEET_PIXELS = 3508;

/** Below this length a picture of unknown resolution is a sheet scanned too coarsely. */
const COARSE_PIXELS = 2400;

const SCALE_MIN = 0.5;
const SCALE_MAX = 3;

/** What a file tells of its size. */
interface Shape {
  width: number;
  height: number;
  density?: number | undefined;
}

/** The resolution that a file means; undefined where it says nothing worth believing. */
export function meantDpi({ density }: Shape): number | undefined {
  if (density === undefined || MEANINGLESS_DPI.has(Math.round(density))) return undefined;
  return density >= 50 && density <= 2400 ? density : undefined;
}

/** How much larger a picture must be made so that its letters have the size that engines read best. */
export function readingScale(shape: Shape, readingDpi: number): number {
  const dpi = meantDpi(shape);
  const longest = Math.max(shape.width, shape.height);
  if (dpi === undefined && longest >= COARSE_PIXELS) return 1;
  const scale = dpi === undefined ? SHEET_PIXELS / longest : readingDpi / dpi;
  // A difference of a tenth is not worth the blur.
  if (Math.abs(scale - 1) < 0.1) return 1;
  return Math.min(Math.max(scale, SCALE_MIN), SCALE_MAX);
}
