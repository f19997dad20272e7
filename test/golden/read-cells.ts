import { Workbook } from 'exceljs';
import type { Cell, Color } from 'exceljs';

/**
 * Lists every cell of a workbook as a line: sheet and address, value, number format, font and fill. The
 * rules that colour cells follow below the cells of their sheet.
 */
export async function readCells(path: string): Promise<string[]> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  const lines: string[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell({ includeEmpty: true }, (cell) => {
        const facts = factsOf(cell);
        if (facts.length > 0) lines.push([`${sheet.name}!${cell.address}`, ...facts].join('\t'));
      });
    });
    const { conditionalFormattings: rules } = sheet as { conditionalFormattings?: unknown[] };
    for (const rule of rules ?? []) lines.push(`${sheet.name}!rule\t${JSON.stringify(rule)}`);
  }
  return lines;
}

function factsOf({ value, numFmt, font, fill }: Cell): string[] {
  const facts: string[] = [];
  if (value !== null) facts.push(JSON.stringify(value));
  if (numFmt) facts.push(numFmt);
  if (font?.bold) facts.push('bold');
  if (font?.italic) facts.push('italic');
  if (font?.color) facts.push(`font ${nameOf(font.color)}`);
  if (fill?.type === 'pattern' && fill.pattern !== 'none') {
    facts.push(`fill ${fill.fgColor ? nameOf(fill.fgColor) : fill.pattern}`);
  }
  return facts;
}

function nameOf({ argb, theme }: Partial<Color>): string {
  return argb ?? `theme ${theme}`;
}
