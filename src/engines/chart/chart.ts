/** What a chart shows, independent of what draws it. Texts are final: already formatted and translated. */
export interface ChartSpec {
  kind: 'bar' | 'line' | 'pie' | 'histogram' | 'scatter' | 'boxplot' | 'heatmap';
  title: string;
  xLabel?: string;
  yLabel?: string;
  /** Category labels of bar, line, pie, histogram and boxplot; x labels of a heatmap. */
  labels?: string[];
  /** One value per label; null leaves a gap. A boxplot has five series: min, q1, median, q3, max. */
  series?: { name: string; values: (number | null)[] }[];
  /** Points of a scatter. */
  points?: [number, number][];
  /** Rows of a heatmap, one value per x label. */
  grid?: { label: string; values: (number | null)[] }[];
}
