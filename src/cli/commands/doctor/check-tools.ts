import { findOnPath, isExecutable } from '../../../config/find-on-path';
import type { Env } from '../../command';
import { broken, fine, missing } from './finding';
import type { Finding } from './finding';

/** A program that some work is better with, and what to do where it is not there. */
interface Tool {
  program: string;
  without: string;
  fix: string;
  /** A setting that names another path. */
  pathSetting?: string;
  /** The value of a setting that makes the program necessary. */
  neededBy?: { setting: string; value: string };
}

const TOOLS: readonly Tool[] = [
  {
    program: 'temporal',
    without: 'npm start fetches its own copy',
    fix: 'Install the Temporal CLI to look into workflows by hand.',
  },
  {
    program: 'tesseract',
    without: 'tesseract.js recognises text, more slowly',
    fix: 'Install tesseract-ocr and the languages of your documents, such as tesseract-ocr-fra.',
    neededBy: { setting: 'OCR_ENGINE', value: 'tesseract' },
  },
  {
    program: 'soffice',
    without: 'office files are refused',
    fix: 'Install LibreOffice on the machines of the workers, or set SOFFICE_PATH.',
    pathSetting: 'SOFFICE_PATH',
  },
];

/** Looks for the programs that the product can do without, unless a setting asks for them. */
export function checkTools(env: Env): Finding[] {
  return TOOLS.map((tool) => checkTool(tool, env));
}

function checkTool({ program, without, fix, pathSetting, neededBy }: Tool, env: Env): Finding {
  const named = pathSetting === undefined ? undefined : env[pathSetting] || undefined;
  const path = named ?? findOnPath(program, env['PATH'] ?? '');
  if (path !== undefined && isExecutable(path)) return { ...fine(program, path), optional: true };
  if (named !== undefined) return broken(program, `${named} is no program`, fix);
  if (neededBy !== undefined && env[neededBy.setting] === neededBy.value) {
    const { setting, value } = neededBy;
    return broken(program, `not on PATH; ${setting}=${value} needs it`, fix);
  }
  return missing(program, `not on PATH; ${without}`, fix);
}
