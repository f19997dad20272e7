import { AppError } from '../../contract/errors';
import type { HeavyInput } from '../../contract/jobs/heavy';
import type { ReportsFile } from '../../contract/reports/definitions';
import type { HouseLayout, ReportLayout } from '../../contract/reports/layout';
import type { ReportLook } from '../report';
import { readLogo } from './read-logo';

/** The looks of an installation's reports. */
export interface ReportLooks {
  /** Of every report whose definition says nothing else. */
  house: ReportLook | undefined;
  byDefinition: ReadonlyMap<string, ReportLook>;
}

/** The looks where none are given, or no report is made. */
export const NO_LOOKS: ReportLooks = { house: undefined, byDefinition: new Map() };

/** Makes the layouts of the operator's file ready. Throws CONFIGURATION where a logo is no picture. */
export async function prepareLooks({ layout, definitions }: ReportsFile): Promise<ReportLooks> {
  const byDefinition = new Map<string, ReportLook>();
  const house = layout && (await prepare(layout, 'layout'));
  for (const [name, definition] of Object.entries(definitions)) {
    if (!definition.layout) continue;
    const own = await prepare(definition.layout, `definitions.${name}.layout`);
    byDefinition.set(name, { ...house, ...own });
  }
  return { house, byDefinition };
}

/** The look of a report; undefined where it is the usual one. */
export function lookOf({ source }: HeavyInput, looks: ReportLooks): ReportLook | undefined {
  const own = source?.kind === 'definition' ? looks.byDefinition.get(source.name) : undefined;
  return own ?? looks.house;
}

async function prepare(layout: HouseLayout & ReportLayout, place: string): Promise<ReportLook> {
  const { logo, colours, header, footer, sections, cover = true } = layout;
  const look: ReportLook = {
    ...(colours && { colours }),
    ...(header !== undefined && { header }),
    ...(footer !== undefined && { footer }),
    cover,
    ...(sections && { sections }),
  };
  if (logo === undefined) return look;
  try {
    return { ...look, logo: await readLogo(logo) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${place}.logo: ${logo} is no whole picture: ${reason}`;
    throw new AppError('CONFIGURATION', message, { cause: error });
  }
}
