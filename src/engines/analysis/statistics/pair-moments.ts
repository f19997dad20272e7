/**
 * Correlates two columns in one pass over the rows that hold both (Welford's way, so that large means do
 * not drown small variances).
 */
export class PairMoments {
  private count = 0;
  private meanX = 0;
  private meanY = 0;
  private squaresX = 0;
  private squaresY = 0;
  private products = 0;

  /** Adds one row's values. */
  add(x: number, y: number): void {
    this.count += 1;
    const fromX = x - this.meanX;
    const fromY = y - this.meanY;
    this.meanX += fromX / this.count;
    this.meanY += fromY / this.count;
    this.squaresX += fromX * (x - this.meanX);
    this.squaresY += fromY * (y - this.meanY);
    this.products += fromX * (y - this.meanY);
  }

  /** Pearson's coefficient; null where a column does not vary or fewer than two rows hold both. */
  correlation(): number | null {
    const scale = Math.sqrt(this.squaresX) * Math.sqrt(this.squaresY);
    if (this.count < 2 || scale === 0 || !Number.isFinite(scale)) return null;
    return Math.min(1, Math.max(-1, this.products / scale));
  }
}
