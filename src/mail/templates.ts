import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/errors';

/** The sources of one template in one language. */
export interface TemplateSource {
  name: string;
  language: string;
  subject: string;
  html: string;
  /** Absent where the text is to be made of the HTML. */
  text?: string;
}

/** The language that a template falls back to, where it has it. */
const FALLBACK = 'fr';

const FILES = { subject: 'subject.txt', html: 'body.html', text: 'body.txt' } as const;

/**
 * Reads a template's files: `<folder>/<name>/<language>/`, in the language of the locale, else in French,
 * else in the first there is. Throws VALIDATION where there is no such template.
 */
export async function readTemplate(
  folder: string,
  name: string,
  locale: string,
): Promise<TemplateSource> {
  const languages = await foldersIn(join(folder, name));
  const wanted = locale.split('-', 1)[0]?.toLowerCase() ?? FALLBACK;
  const language = [wanted, FALLBACK, languages[0]].find(
    (candidate) => candidate !== undefined && languages.includes(candidate),
  );
  if (language === undefined) throw await unknownTemplate(folder, name);
  const file = (part: keyof typeof FILES) => join(folder, name, language, FILES[part]);
  const text = await readFile(file('text'), 'utf8').catch(ifMissing);
  return {
    name,
    language,
    subject: (await readFile(file('subject'), 'utf8')).trim(),
    html: await readFile(file('html'), 'utf8'),
    ...(text !== undefined && { text }),
  };
}

/** Lists the templates with their languages. */
export async function listTemplates(
  folder: string,
): Promise<{ name: string; languages: string[] }[]> {
  const names = await foldersIn(folder);
  return Promise.all(
    names.map(async (name) => ({ name, languages: await foldersIn(join(folder, name)) })),
  );
}

async function unknownTemplate(folder: string, name: string): Promise<AppError> {
  const names = (await foldersIn(folder)).join(', ');
  return new AppError('VALIDATION', `there is no template "${name}"; allowed: ${names}`);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ifMissing);
  return (entries ?? [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
