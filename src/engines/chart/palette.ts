/** The colours that charts and pages share, so that a report looks like one piece. */
export const PALETTE = {
  ink: '#1b2a41',
  muted: '#64748b',
  line: '#dbe2ea',
  series: ['#1f6f8b', '#e0913a', '#3f9a6b', '#b6524b', '#6a5fa8', '#8a9a3b', '#4b8fd1', '#a0668e'],
  /** From the weakest value of a heatmap to the strongest. */
  diverging: ['#b6524b', '#f3e3d8', '#ffffff', '#d5e6ec', '#1f6f8b'],
} as const;

/** The family name under which the PDF engine embeds its font; charts name it to be drawn with it. */
export const CHART_FONT = 'Roboto';
