import type { MailContent, TemplateData } from '../contract/jobs/mail-content';
import type { MailSource } from './render-mail';
import { readTemplate } from './templates';

/** What of a mail's parameters decides how it reads. */
export type SourceParams = Pick<
  MailContent,
  'subject' | 'content' | 'html' | 'template' | 'data' | 'locale'
>;

/**
 * Finds the texts of a mail: those of its template, or its own, in which `{{name}}` is a variable as soon as
 * data is given. Throws VALIDATION where there is no such template.
 */
export async function readMailSource(
  templates: string,
  params: SourceParams,
  options: { hasData: boolean },
): Promise<MailSource> {
  const { subject, content, html, template, locale } = params;
  if (template !== undefined) {
    const source = await readTemplate(templates, template, locale);
    return {
      subject: subject ?? source.subject,
      html: source.html,
      ...(source.text !== undefined && { text: source.text }),
      variables: true,
    };
  }
  return {
    subject: subject ?? '',
    ...(html !== undefined && { html }),
    ...(content !== undefined && { text: content }),
    variables: options.hasData,
  };
}

/** The values for one recipient: its own before those of the whole mail, and its address as `email`. */
export function valuesFor(
  email: string,
  common: TemplateData | undefined,
  own: TemplateData | null | undefined,
): TemplateData {
  return { email, ...common, ...own };
}
