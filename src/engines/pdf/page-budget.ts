/** Charts on a page. */
export const CHARTS_PER_PAGE = 2;

/** The designed pages before the table. */
export interface FrontPlan {
  cover: boolean;
  contents: boolean;
  keyFigures: boolean;
  chartPages: number;
}

/** Pages that a front has. */
export function countFront(plan: FrontPlan): number {
  return Number(plan.cover) + Number(plan.contents) + Number(plan.keyFigures) + plan.chartPages;
}

/**
 * Plans the pages before the table. Where the report must have exactly so many pages, the table comes
 * first, then the cover, the contents, the key figures, and charts on at most half of what is left.
 */
export function planFront(charts: number, pages = Number.POSITIVE_INFINITY): FrontPlan {
  const wanted = Math.ceil(charts / CHARTS_PER_PAGE);
  return {
    cover: pages >= 2,
    contents: pages >= 3,
    keyFigures: pages >= 4,
    chartPages: Math.min(wanted, Math.max(0, Math.floor((pages - 3) / 2))),
  };
}
