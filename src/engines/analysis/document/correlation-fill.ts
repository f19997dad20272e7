/** The ends of the scale: red for −1, white for 0, blue for 1, light enough to read figures on. */
const NEGATIVE = [226, 170, 160] as const;
const POSITIVE = [143, 190, 207] as const;

/** The ground of a coefficient in the matrix: the stronger, the deeper. */
export function correlationFill(r: number): string {
  const target = r < 0 ? NEGATIVE : POSITIVE;
  const parts = target.map((part) => Math.round(255 + (part - 255) * Math.abs(r)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
