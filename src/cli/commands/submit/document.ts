import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { watchJob } from '../../api/watch-job';
import type { Command } from '../../command';
import { wrongUsage } from '../../problem';
import { neededWord, textOption } from '../../read-options';

/** `pressroom submit process_document`. */
export const submitDocument: Command = {
  name: 'submit process_document',
  summary: 'Upload a document, to be read and previewed',
  words: '<file>',
  options: {
    language: { type: 'string', value: '<code>', about: 'Language of its text, such as fra.' },
    ocr: { type: 'string', value: '<auto|force|off>', about: 'Which pages are recognised.' },
    force: { type: 'boolean', about: 'Read it anew even where the same content is there.' },
    watch: { type: 'boolean', about: 'Follow the job to its end.' },
  },
  notes: ["Prints the job's id."],
  examples: ['pressroom submit process_document scan.pdf --language fra --watch'],
  async run({ words, options, terminal, api: connect }) {
    const file = neededWord(words, 0, 'The file');
    const form = new FormData();
    form.set('file', new Blob([await bytesOf(file)]), basename(file));
    const api = await connect();
    const query = {
      language: textOption(options, 'language'),
      ocr: textOption(options, 'ocr'),
      ...(options['force'] === true && { force: 'true' }),
    };
    const { job_id: jobId } = await api.send<{ job_id: string }>('POST', '/documents', {
      form,
      query,
    });
    terminal.print(jobId);
    return options['watch'] === true ? watchJob(api, jobId, terminal) : undefined;
  },
};

async function bytesOf(file: string): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(file);
  } catch (error) {
    throw wrongUsage(`${file} cannot be read: ${String(error)}`);
  }
}
