import type { ChartSpec } from '../../chart/chart';
import type { Kit } from '../kit';
import {
  centreHistograms,
  finerHistograms,
  groupBoxes,
  histograms,
  quantileCurves,
} from './distribution-charts';
import { completeness, groupMeans, groupSizes } from './group-charts';
import { correlationMap, scatters } from './relation-charts';
import { monthSizes, seasonCharts, trendCharts, yearCharts } from './time-charts';

/** The kinds of charts, those that tell most first. */
const FAMILIES = [
  histograms,
  groupMeans,
  trendCharts,
  correlationMap,
  groupBoxes,
  scatters,
  groupSizes,
  seasonCharts,
  monthSizes,
  yearCharts,
  centreHistograms,
  quantileCurves,
];

/** What is drawn when all of them are used up; each goes on without end where it has anything to show. */
const FILLERS = [finerHistograms, completeness];

/** Chooses exactly as many charts as wanted, of as many kinds and columns as the table allows. */
export function chooseCharts(kit: Kit, wanted: number): ChartSpec[] {
  const chosen: ChartSpec[] = [];
  let open = FAMILIES.map((family) => family(kit));
  while (open.length > 0 && chosen.length < wanted) {
    open = open.filter((family) => {
      if (chosen.length >= wanted) return false;
      const next = family.next();
      if (next.done !== true) chosen.push(next.value);
      return next.done !== true;
    });
  }
  for (const filler of FILLERS) {
    for (const chart of filler(kit)) {
      if (chosen.length >= wanted) return chosen;
      chosen.push(chart);
    }
  }
  return chosen;
}
