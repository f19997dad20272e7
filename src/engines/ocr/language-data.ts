import { copyFile, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DOCUMENT_LANGUAGES } from '../../contract/jobs/process-document';

/** The accurate models in their small, integer form. */
const MODELS = '4.0.0_best_int';

/**
 * Gathers the languages' data out of their packages in one folder, since tesseract.js reads them from one.
 * A folder that holds them already is left as it is.
 */
export async function gatherLanguageData(folder: string): Promise<void> {
  const require = createRequire(__filename);
  await mkdir(folder, { recursive: true });
  for (const language of DOCUMENT_LANGUAGES) {
    const name = `${language}.traineddata.gz`;
    const packaged = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
    // Under another name first: processes may gather at the same time, and read what is there.
    const growing = join(folder, `${name}.${process.pid}`);
    await copyFile(join(packaged, MODELS, name), growing);
    await rename(growing, join(folder, name));
  }
}
