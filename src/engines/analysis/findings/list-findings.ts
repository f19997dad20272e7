import { groupLabel } from '../../chart/choose';
import { described } from '../charts/distribution-charts';
import { meanOf } from '../charts/group-charts';
import { listPairs } from '../charts/relation-charts';
import type { Kit } from '../kit';
import { figureText } from '../kit';
import { findingTexts } from './finding-texts';
import type { FindingTexts } from './finding-texts';

/** From here on, two columns are worth a word, are clearly and are strongly related. */
const RELATED = 0.2;
const CLEARLY = 0.4;
const STRONGLY = 0.7;

/** A trend that explains less of the variance is none. */
const TREND_R2 = 0.1;

const SKEWED = 1;
const MANY_OUTLIERS = 0.05;

/** The most sentences about columns of one kind. */
const OF_A_KIND = 2;

/** Puts the most telling figures into sentences of the report's language. */
export function listFindings(kit: Kit): string[] {
  const say = findingTexts(kit.spec.locale);
  return [
    ...extent(kit, say),
    ...gaps(kit, say),
    ...groups(kit, say),
    ...relations(kit, say),
    ...trends(kit, say),
    ...shapes(kit, say),
  ];
}

function extent({ analysis, formatter }: Kit, say: FindingTexts): string[] {
  const size = say.size(
    formatter.integer(analysis.rows),
    formatter.integer(analysis.columns.length),
  );
  const span = analysis.profiles.find((profile) => profile.span)?.span;
  if (!span) return [size];
  return [`${size} ${say.period(formatter.longDate(span.from), formatter.longDate(span.to))}`];
}

function gaps({ analysis, formatter }: Kit, say: FindingTexts): string[] {
  const gappy = [...analysis.numeric, ...analysis.profiles]
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing);
  if (gappy.length === 0) return [say.complete];
  return gappy
    .slice(0, OF_A_KIND)
    .map(({ column, missing }) =>
      say.missing(column.label, formatter.percent(missing / analysis.rows)),
    );
}

function groups(kit: Kit, say: FindingTexts): string[] {
  const { summary } = kit.analysis;
  const named = summary.groups.filter(({ isRest }) => !isRest);
  const [first] = named;
  const { groupColumn } = summary;
  if (!first || !groupColumn || named.length < 2) return [];
  const name = (group: typeof first): string => groupLabel(group, summary, kit.formatter);
  const share = kit.formatter.percent(first.rows / summary.rows);
  const contrasts = described(kit).flatMap(({ column }) => {
    const means = named.flatMap((group) => {
      const mean = meanOf(group, column.key);
      return mean === null ? [] : [{ group, mean }];
    });
    const [low, high] = [
      means.toSorted((a, b) => a.mean - b.mean)[0],
      means.toSorted((a, b) => b.mean - a.mean)[0],
    ];
    if (!low || !high || low.mean === high.mean) return [];
    const part = ({ group, mean }: typeof low): [string, string] => [
      name(group),
      figureText(mean, column, kit),
    ];
    return [say.contrast(column.label, part(high), part(low))];
  });
  return [say.largest(groupColumn.label, name(first), share), ...contrasts.slice(0, OF_A_KIND)];
}

function relations({ analysis, formatter }: Kit, say: FindingTexts): string[] {
  return listPairs(analysis.correlations)
    .filter(({ r }) => Math.abs(r) >= RELATED)
    .slice(0, OF_A_KIND)
    .map(({ x, y, r }) => {
      const close = Math.abs(r);
      const strength = close >= STRONGLY ? 'strong' : close >= CLEARLY ? 'clear' : 'weak';
      return say.related(x.label, y.label, strength, formatter.fixed(r, 2));
    });
}

function trends(kit: Kit, say: FindingTexts): string[] {
  return kit.analysis.trends
    .flatMap(({ column, line }) => (line ? [{ column, slope: line.slope, r2: line.r2 ?? 0 }] : []))
    .filter(({ r2 }) => r2 >= TREND_R2)
    .sort((a, b) => b.r2 - a.r2)
    .slice(0, OF_A_KIND)
    .map(({ column, slope, r2 }) => {
      const size = figureText(Math.abs(slope), column, kit);
      const r2Text = kit.formatter.fixed(r2, 2);
      return slope > 0
        ? say.rises(column.label, size, r2Text)
        : say.falls(column.label, size, r2Text);
    });
}

function shapes(kit: Kit, say: FindingTexts): string[] {
  const columns = described(kit);
  const skewed = columns
    .filter(({ distribution }) => Math.abs(distribution.skewness ?? 0) > SKEWED)
    .map(({ column, distribution: { mean, quantiles } }) =>
      say.skewed(
        column.label,
        figureText(mean, column, kit),
        figureText(quantiles.p50, column, kit),
      ),
    );
  const wild = kit.analysis.numeric.flatMap(({ column, count, distribution }) => {
    const outliers = distribution?.outliers;
    const share = outliers ? (outliers.below + outliers.above) / count : 0;
    return share > MANY_OUTLIERS ? [say.outliers(column.label, kit.formatter.percent(share))] : [];
  });
  return [...skewed.slice(0, OF_A_KIND), ...wild.slice(0, OF_A_KIND)];
}
