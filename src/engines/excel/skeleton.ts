import { Workbook } from 'exceljs';
import type { CellIsRuleType, Color, DataBarRuleType, Column as SheetColumn } from 'exceljs';
import { isNumeric } from '../../contract/jobs/cells';
import { SUMMARY_FORMATS } from './number-formats';
import { printTexts } from './print-texts';
import type { ReportLayout } from './report-layout';
import type { SheetPlan } from './sheet-plan';
import type { StyleIds, Styles } from './styles';
import { reportStyles } from './styles';
import { PictureFiles, addPicture, pictureSizes } from './summary-picture';
import { columnLetters } from './workbook/cells';
import { readZip } from './workbook/read-zip';
import { firstColumnStyles } from './workbook/sheet-frame';

const CREATOR = 'Pressroom';
const LABEL_WIDTH = 36;
const FIGURE_WIDTH = 18;
/** Columns of the summary beside the first one, at least. */
const FIGURE_COLUMNS = 6;
const RED = { argb: 'FFC00000' };
const LAST_ROW = 1_048_576;

/** Stand-ins for the ranges of the summary's data bars, which are known when the rows have been read. */
export const BAR_RANGES = ['GroupBars', 'MonthBars'] as const;
export type BarRange = (typeof BAR_RANGES)[number];

const BARS = /<conditionalFormatting sqref="(\w+)">.*?<\/conditionalFormatting>/g;
const EXTENSION = /<extLst>.*?<\/extLst>/;

/** A workbook without rows. */
export interface Skeleton {
  /** XML of the summary sheet. */
  summary: string;
  /** XML of each data sheet. */
  dataSheets: string[];
  /** All its other files by path, but the shared texts, which come from the rows. */
  files: Map<string, Buffer>;
  /** The files of the summary's pictures, where there are any. */
  pictures: PictureFiles | undefined;
  styleIds: StyleIds;
}

/** The file of the texts that cells share. */
export const SHARED_TEXTS_PATH = 'xl/sharedStrings.xml';

/** The file of a sheet, counted from the first, which is the summary. */
export function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Makes the workbook around the rows: sheets, styles, widths, frozen headers, filters, properties. */
export async function makeSkeleton(layout: ReportLayout): Promise<Skeleton> {
  const { spec, sheets } = layout;
  const styles = reportStyles(new Set([...layout.formats, ...SUMMARY_FORMATS]), layout.colours);
  const workbook = new Workbook();
  workbook.creator = CREATOR;
  workbook.lastModifiedBy = CREATOR;
  workbook.title = propertyText(spec.title);
  workbook.created = new Date(spec.createdAt);
  workbook.modified = workbook.created;
  addSummary(workbook, layout, styles);
  for (const sheet of sheets) addDataSheet(workbook, sheet, layout);
  const files = await readZip(Buffer.from(await workbook.xlsx.writeBuffer()));
  const summary = takeFile(files, sheetPath(0));
  takeFile(files, SHARED_TEXTS_PATH);
  const pictures = PictureFiles.takeFrom(files);
  const dataSheets = sheets.map((_, index) => takeFile(files, sheetPath(index + 1)));
  return { summary, dataSheets, files, pictures, styleIds: readStyleIds(summary, styles) };
}

/** Puts the data bars where the summary's tables came to lie; bars without a table go. */
export function placeBars(summary: string, ranges: Map<BarRange, string>): string {
  return summary.replace(BARS, (xml, name) => {
    const range = ranges.get(name as BarRange);
    // exceljs leaves an extension without its id behind, which Excel would have to repair.
    return range === undefined ? '' : xml.replace(`"${name}"`, `"${range}"`).replace(EXTENSION, '');
  });
}

function takeFile(files: Map<string, Buffer>, path: string): string {
  const content = files.get(path);
  if (!content) throw new Error(`the skeleton workbook has no file ${path}`);
  files.delete(path);
  return content.toString();
}

/** The styles are told apart by the rows of the cells that bear them; rows of data take the cells' place. */
function addSummary(workbook: Workbook, layout: ReportLayout, styles: Styles): void {
  const sheet = workbook.addWorksheet(layout.texts.summary, {
    properties: { tabColor: { argb: layout.colours.dark } },
    views: [{ showGridLines: false }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    ...(layout.spec.look && { headerFooter: printTexts(layout) }),
  });
  sheet.columns = columnWidths(summaryWidths(layout));
  let row = 0;
  for (const style of styles.values()) {
    const cell = sheet.getCell((row += 1), 1);
    cell.style = style;
    // Without any text, exceljs would not declare the file of shared texts.
    cell.value = 'style';
  }
  BAR_RANGES.forEach((ref, index) => {
    sheet.addConditionalFormatting({ ref, rules: [dataBar(index + 1, layout.colours.bar)] });
  });
  for (const size of pictureSizes(layout)) addPicture(workbook, sheet, size);
  const last = columnLetters(sheet.columns.length - 1);
  const ref = `B1:${last}${LAST_ROW}`;
  sheet.addConditionalFormatting({ ref, rules: [redBelowZero(BAR_RANGES.length + 1)] });
}

/** Negative numbers in red, by a rule: the cells keep the plain number formats of their columns. */
function redBelowZero(priority: number): CellIsRuleType {
  return {
    type: 'cellIs',
    operator: 'lessThan',
    formulae: ['0'],
    priority,
    style: { font: { color: RED } },
  };
}

function dataBar(priority: number, colour: string): DataBarRuleType {
  // The type declarations do not know that a bar has a colour.
  const rule: DataBarRuleType & { color: Partial<Color> } = {
    type: 'dataBar',
    priority,
    // Without a gradient exceljs adds an extension with a random id.
    gradient: true,
    cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
    color: { argb: colour },
  };
  return rule;
}

function addDataSheet(workbook: Workbook, plan: SheetPlan, layout: ReportLayout): void {
  const { widths, spec } = layout;
  const isGrouped = layout.groupBy !== undefined;
  const sheet = workbook.addWorksheet(plan.name, {
    ...(isGrouped && { properties: { outlineLevelRow: 1 } }),
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: printTexts(layout),
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.columns = columnWidths(widths);
  // Lines of groups stand between the rows: these are folded, not filtered.
  if (!isGrouped) sheet.autoFilter = `A1:${columnLetters(widths.length - 1)}${plan.rows + 1}`;
  const ranges = spec.source.columns.flatMap(({ type }, index) => {
    const letters = columnLetters(index);
    return isNumeric(type) ? [`${letters}2:${letters}${LAST_ROW}`] : [];
  });
  if (ranges.length === 0) return;
  sheet.addConditionalFormatting({ ref: ranges.join(' '), rules: [redBelowZero(1)] });
}

function summaryWidths({ spec }: ReportLayout): number[] {
  const others = Math.max(FIGURE_COLUMNS, spec.source.columns.length + 1);
  return [LABEL_WIDTH, ...Array.from({ length: others }, () => FIGURE_WIDTH)];
}

function columnWidths(widths: number[]): Partial<SheetColumn>[] {
  return widths.map((width) => ({ width }));
}

function readStyleIds(summary: string, styles: Styles): StyleIds {
  const ids = firstColumnStyles(summary);
  const byName = new Map([...styles.keys()].map((name, index) => [name, ids[index]]));
  return (name) => {
    const id = byName.get(name);
    if (id === undefined) throw new Error(`the skeleton workbook has no style "${name}"`);
    return id;
  };
}

/** A document property has no escapes: what XML forbids is left out. */
function propertyText(text: string): string {
  return Buffer.from(text.replace(/[\ufffe\uffff]/g, '')).toString();
}
