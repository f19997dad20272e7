import type { RoundResult } from './round';

const HEADINGS = [
  'fault',
  'rounds',
  'accepted',
  'completed',
  'cancelled as asked',
  'lost',
  'doubled',
  'recovery s, median',
  'worst',
  'the original, of 100',
];

/** Writes the results as a Markdown table, a row for each kind of fault and one for all. */
export function resultTable(results: RoundResult[]): string {
  const kinds = [...new Set(results.map(({ fault }) => fault))];
  const rows = kinds.map((kind) => {
    const rounds = results.filter(({ fault }) => fault === kind);
    return [kind.name, ...figuresOf(rounds), kind.original];
  });
  const all = ['**all**', ...figuresOf(results), ''];
  const lines = [HEADINGS, HEADINGS.map(() => '---'), ...rows, all];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function figuresOf(rounds: RoundResult[]): string[] {
  const sum = (figure: (round: RoundResult) => number) =>
    String(rounds.reduce((total, round) => total + figure(round), 0));
  const recoveries = rounds.map(({ recoverySeconds }) => recoverySeconds).sort((a, b) => a - b);
  return [
    String(rounds.length),
    sum(({ accepted }) => accepted),
    sum(({ completed }) => completed),
    sum(({ cancelled }) => cancelled),
    sum(({ lost }) => lost.length),
    sum(({ doubled }) => doubled.length),
    (recoveries[Math.floor(recoveries.length / 2)] ?? 0).toFixed(1),
    (recoveries.at(-1) ?? 0).toFixed(1),
  ];
}
