import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createOfficeConverter } from '../../../src/engines/office';
import { readPdf } from '../../support/read-pdf';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const INSTALLED = spawnSync('soffice', ['--version']).status === 0;

/** A text document as one file of XML, which OpenDocument is beside its packed form. */
const LETTER = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
  office:mimetype="application/vnd.oasis.opendocument.text">
  <office:body><office:text><text:p>Contrat d’assurance à Évry</text:p></office:text></office:body>
</office:document>`;

describe('createOfficeConverter', () => {
  const folder = useTemporaryFolder('office');

  test('LibreOffice makes a PDF of an office file; without it the file is refused with the reason', async () => {
    const original = join(folder.path, 'original');
    await writeFile(original, LETTER);
    const signal = new AbortController().signal;
    await expect(
      createOfficeConverter(undefined).convert(original, folder.path, signal),
    ).rejects.toMatchObject({ code: 'VALIDATION' });
    if (!INSTALLED) {
      process.stderr.write('NOT TESTED: office files; install libreoffice-writer-nogui\n');
      return;
    }
    const path = await createOfficeConverter('soffice').convert(original, folder.path, signal);
    expect((await readPdf(await readFile(path))).pages.join(' ')).toContain(
      'Contrat d’assurance à Évry',
    );
    const broken = join(folder.path, 'broken');
    await writeFile(broken, Buffer.from('504b0304140000000800ffff', 'hex'));
    const other = join(folder.path, 'other');
    await expect(
      createOfficeConverter('soffice').convert(broken, other, signal),
    ).rejects.toMatchObject({ code: 'VALIDATION' });
  }, 60_000);
});
