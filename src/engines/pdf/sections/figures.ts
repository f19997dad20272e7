import type { FigureInput } from '../../../contract/reports/layout';
import type { Figure } from '../front/figures';
import { figureText } from '../front/figures';
import type { Front } from '../front/front';
import type { NumericSummary } from '../../summary/summary';

/** The figures that a definition has chosen, as cards show them. */
export function chosenFigures(chosen: readonly FigureInput[], front: Front): Figure[] {
  return chosen.map((figure) => {
    const { texts, formatter, summary } = front;
    const numeric = summary.numeric.find(({ column }) => column.key === figure.column);
    if (!numeric) {
      const value = formatter.integer(summary.rows);
      return { label: figure.label ?? texts.rows, value, remark: '' };
    }
    const name = figure.value === 'sum' ? texts.total : texts[figure.value];
    const title = `${name} · ${numeric.column.label}`;
    const shown = { label: figure.label ?? title, value: valueOf(figure, numeric, front) };
    return { ...shown, remark: figure.label === undefined ? '' : title };
  });
}

function valueOf({ value }: FigureInput, numeric: NumericSummary, front: Front): string {
  switch (value) {
    case 'rows':
    case 'count':
      return front.formatter.integer(numeric.count);
    case 'sum':
      return figureText(numeric.sum, numeric, front);
    case 'average':
      return figureText(numeric.mean, numeric, front);
    case 'minimum':
      return figureText(numeric.min, numeric, front);
    case 'maximum':
      return figureText(numeric.max, numeric, front);
  }
}
