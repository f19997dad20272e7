import { z } from 'zod';
import { chartInput } from '../jobs/heavy';
import { namedMembers } from './strict-object';

/** Characters of one text section. */
const MARKDOWN_MAX = 20_000;
const SECTIONS_MAX = 100;

const line = z.string().trim().min(1).max(200);

/** What `{…}` in a header or footer may stand for. */
const PLACEHOLDERS = ['title', 'date'];

/** A line at the top or the foot of every page. */
const runningText = line.superRefine((text, context) => {
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name = '']) => !PLACEHOLDERS.includes(name),
  );
  if (!unknown) return;
  const allowed = PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
  context.addIssue({
    code: 'custom',
    message: `${unknown[0]} stands for nothing; allowed: ${allowed}`,
  });
});

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour is written #rrggbb, such as "#1f6f8b", in quotes');

const coloursInput = namedMembers({
  /** Titles, the cover and heads of tables. */
  ink: colour.optional(),
  /** The first colour of charts, totals and marks. */
  accent: colour.optional(),
  /** The second colour of charts, and strokes. */
  highlight: colour.optional(),
});
/** Colours of a report where they are not the usual ones, each `#rrggbb`. */
export type LookColours = z.infer<typeof coloursInput>;

/** How reports look: of one definition, or of all. */
const look = {
  /** PNG or JPEG file, its path relative to the operator's file. */
  logo: z.string().min(1).max(1000).optional(),
  colours: coloursInput.optional(),
  header: runningText.optional(),
  footer: runningText.optional(),
};

/** The figures of a column that a card can show; `rows` counts the rows of the report. */
export const FIGURE_VALUES = ['rows', 'sum', 'average', 'minimum', 'maximum', 'count'] as const;

const figure = namedMembers({
  value: z.enum(FIGURE_VALUES, {
    error: ({ input }) =>
      `${JSON.stringify(input)} is no figure; allowed: ${FIGURE_VALUES.join(', ')}`,
  }),
  /** Key of a numeric column. */
  column: z.string().min(1).max(500).optional(),
  label: line.optional(),
}).superRefine(({ value, column }, context) => {
  if ((value === 'rows') === (column === undefined)) return;
  const message = value === 'rows' ? 'rows is counted without a column' : `${value} needs a column`;
  context.addIssue({ code: 'custom', path: ['column'], message });
});
/** A key figure that a definition asks for. */
export type FigureInput = z.infer<typeof figure>;

const SECTIONS = {
  text: namedMembers({
    kind: z.literal('text'),
    markdown: z.string().trim().min(1).max(MARKDOWN_MAX),
  }),
  key_figures: namedMembers({
    kind: z.literal('key_figures'),
    title: line.optional(),
    /** The report's own choice where absent. */
    figures: z.array(figure).min(1).max(12).optional(),
  }),
  chart: namedMembers({ kind: z.literal('chart'), chart: chartInput }),
  table: namedMembers({ kind: z.literal('table'), title: line.optional() }),
  page_break: namedMembers({ kind: z.literal('page_break') }),
};

const section = z.discriminatedUnion('kind', Object.values(SECTIONS) as never, {
  error: ({ code, input }) => {
    if (code !== 'invalid_union') return undefined;
    const kind = JSON.stringify((input as { kind?: unknown } | null)?.kind);
    return `${kind} is no kind of section; allowed: ${Object.keys(SECTIONS).join(', ')}`;
  },
}) as z.ZodType<z.infer<(typeof SECTIONS)[keyof typeof SECTIONS]>>;
/** A part of a laid-out report. */
export type ReportSection = z.infer<typeof section>;

/** How all reports look whose definition does not say it. */
export const houseLayout = namedMembers(look);
export type HouseLayout = z.infer<typeof houseLayout>;

/** How the reports of a definition look, and what is in them. */
export const reportLayout = namedMembers({
  ...look,
  /** Whether a PDF with sections of its own begins with a cover. */
  cover: z.boolean().optional(),
  /** In this order; without any, a PDF has cover, contents, key figures, charts and table. */
  sections: z.array(section).min(1).max(SECTIONS_MAX).optional(),
}).superRefine(({ sections = [], cover }, context) => {
  const tables = sections.flatMap(({ kind }, index) => (kind === 'table' ? [index] : []));
  const second = tables[1];
  if (second !== undefined) {
    const message = 'a report has one table; this is the second';
    context.addIssue({ code: 'custom', path: ['sections', second], message });
  }
  if (cover !== undefined && sections.length === 0) {
    const message = 'only a layout with sections chooses whether there is a cover';
    context.addIssue({ code: 'custom', path: ['cover'], message });
  }
});
export type ReportLayout = z.infer<typeof reportLayout>;
