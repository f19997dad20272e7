import { AppError } from '../contract/errors';
import type { TemplateData } from '../contract/jobs/mail-content';
import { createTemplateCompiler, MissingValue } from './strict-template';
import type { TemplateCompiler } from './strict-template';

/** A mail's texts before the values of its variables are in. */
export interface MailSource {
  subject: string;
  html?: string;
  text?: string;
  /** Whether `{{name}}` stands for a value; else all is meant as it is. */
  variables: boolean;
}

/** A mail's texts for one recipient. */
export interface RenderedMail {
  subject: string;
  html?: string;
  text: string;
}

/** Renders a mail for one recipient's values after another. */
export type MailRenderer = (data: TemplateData) => RenderedMail;

const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** How text is made from HTML. */
const TEXT_OPTIONS = { wordwrap: 78, selectors: [{ selector: 'img', format: 'skip' }] };

/**
 * Makes the renderer of a mail. Values are escaped in HTML and nowhere else; a variable without a value is
 * a VALIDATION error that names it. The text is made from the HTML where there is none. With `everyBranch`, both sides
 * of conditions are rendered, to try a text out.
 */
export async function createMailRenderer(
  source: MailSource,
  { everyBranch = false } = {},
): Promise<MailRenderer> {
  // Loaded where mails are made, not where the API starts.
  const { default: handlebars } = await import('handlebars');
  const { htmlToText } = await import('html-to-text');
  const toText = (markup: string) => htmlToText(markup, TEXT_OPTIONS);
  const compiler = createTemplateCompiler(handlebars, { everyBranch });
  const part = (text: string, name: string, html = false) =>
    source.variables ? compile(compiler, text, { name, html }) : () => text;
  const subject = part(source.subject, 'subject');
  const html = source.html === undefined ? undefined : part(source.html, 'html', true);
  const text = source.text === undefined ? undefined : part(source.text, 'content');
  return (data) => {
    const rendered = html?.(data);
    return {
      subject: checkSubject(subject(data)),
      ...(rendered !== undefined && { html: rendered }),
      text: text?.(data) ?? toText(rendered ?? ''),
    };
  };
}

function compile(
  compiler: TemplateCompiler,
  text: string,
  { name, html }: { name: string; html: boolean },
): (data: TemplateData) => string {
  const template = explained(name, () => compiler(text, { html }));
  return (data) => explained(name, () => template(data));
}

/** Says in our words what Handlebars found wrong with a text or its values. */
function explained<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const missing = error instanceof MissingValue ? error.variable : undefined;
    // The first line says where, the second shows it.
    const text =
      missing === undefined
        ? `the ${name} cannot be rendered: ${message.split('\n', 2).join(' ')}`
        : `the variable "${missing}" of the ${name} has no value in data`;
    throw new AppError('VALIDATION', text, { cause: error, details: { part: name, missing } });
  }
}

/** A value may bring a line break into the subject, which would begin a header of its own. */
function checkSubject(subject: string): string {
  if (!CONTROL.test(subject)) return subject;
  throw new AppError(
    'VALIDATION',
    'the subject has a line break or control character from a value in data',
  );
}
