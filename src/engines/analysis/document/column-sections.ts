import type { Content } from 'pdfmake/interfaces';
import type { Column } from '../../../contract/jobs/cells';
import { pageHeading, subheading } from '../../pdf/front/heading';
import { described } from '../charts/distribution-charts';
import type { Kit } from '../kit';
import { figureText } from '../kit';
import type { Profile } from '../reading/column-profile';
import { figureTable } from './figure-table';
import { note } from './note';

/** The statistics of every column: location and spread, quantiles, and what the other columns hold. */
export function columnSection(kit: Kit): Content[] {
  const { analysis, texts } = kit;
  return [
    ...pageHeading(texts.columnFigures, 'columns', true),
    ...(analysis.numeric.length > 0 ? [momentsTable(kit), gap(), quantilesTable(kit)] : []),
    ...(analysis.profiles.length > 0 ? [subheading(texts.otherColumns), profilesTable(kit)] : []),
  ];
}

/** The values beyond the fences of each column. */
export function outlierSection(kit: Kit): Content[] {
  const { texts, formatter, analysis } = kit;
  const rows = analysis.numeric.flatMap(({ column, count, distribution }) => {
    if (!distribution) return [];
    const { outliers } = distribution;
    const text = (value: number): string => figureText(value, column, kit);
    const extremes = [...outliers.highest, ...outliers.lowest].slice(0, 2).map(text);
    return [
      [
        column.label,
        text(outliers.lowerFence),
        text(outliers.upperFence),
        formatter.integer(outliers.below),
        formatter.integer(outliers.above),
        formatter.percent((outliers.below + outliers.above) / count),
        extremes[0] ?? '–',
      ],
    ];
  });
  if (rows.length === 0) return [];
  const titles = [
    kit.common.column,
    texts.lowerFence,
    texts.upperFence,
    texts.below,
    texts.above,
    texts.share,
    texts.extreme,
  ];
  return [
    ...pageHeading(texts.outliers, 'outliers', false),
    note(texts.outliersNote),
    figureTable(titles, rows),
  ];
}

function momentsTable(kit: Kit): Content {
  const { analysis, texts, common, formatter } = kit;
  const titles = [
    common.column,
    common.count,
    common.missing,
    texts.mean,
    texts.deviation,
    texts.skewness,
    common.minimum,
    common.maximum,
  ];
  const rows = analysis.numeric.map(({ column, count, missing, distribution }) => {
    const { mean, sd, skewness, min, max } = distribution ?? {};
    const text = (value: number | null = null): string => figureText(value, column, kit);
    return [
      column.label,
      formatter.integer(count),
      formatter.integer(missing),
      text(mean),
      text(sd),
      typeof skewness === 'number' ? formatter.fixed(skewness, 2) : '–',
      text(min),
      text(max),
    ];
  });
  return figureTable(titles, rows);
}

function quantilesTable(kit: Kit): Content {
  const titles = [
    kit.common.column,
    ...[5, 25].map((percent) => kit.texts.quantile(percent)),
    kit.texts.median,
    ...[75, 95].map((percent) => kit.texts.quantile(percent)),
    kit.texts.quartileDistance,
  ];
  const rows = described(kit).map(({ column, distribution: { quantiles } }) => [
    column.label,
    ...[...Object.values<number>({ ...quantiles }), quantiles.p75 - quantiles.p25].map((value) =>
      figureText(value, column, kit),
    ),
  ]);
  return figureTable(titles, rows);
}

function profilesTable(kit: Kit): Content {
  const { analysis, texts, common, formatter } = kit;
  const titles = [common.column, texts.filled, common.missing, texts.distinct, texts.mostFrequent];
  const rows = analysis.profiles.map((profile) => [
    profile.column.label,
    formatter.integer(profile.count),
    formatter.integer(profile.missing),
    profile.distinct === null ? texts.many : formatter.integer(profile.distinct),
    profile.span ? spanText(profile.span, profile.column, kit) : topText(profile, kit),
  ]);
  return figureTable(titles, rows);
}

function spanText(span: { from: number; to: number }, column: Column, { formatter }: Kit): string {
  return `${formatter.cell(span.from, column)} – ${formatter.cell(span.to, column)}`;
}

function topText({ top, column, count }: Profile, { formatter }: Kit): string {
  if (!top) return '–';
  return `${formatter.cell(top.value, column)} (${formatter.percent(top.count / count)})`;
}

function gap(): Content {
  return { text: '', margin: [0, 0, 0, 6] };
}
