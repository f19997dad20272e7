import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkTools } from '../../../../src/cli/commands/doctor/check-tools';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

describe('checkTools', () => {
  const folder = useTemporaryFolder();
  const stateOf = (program: string, env: Record<string, string>) =>
    checkTools(env).find(({ check }) => check === program);

  test('a program that is not installed is optional, unless a setting asks for it', () => {
    const PATH = folder.path;

    expect(stateOf('tesseract', { PATH })).toMatchObject({ state: 'missing', optional: true });
    expect(stateOf('tesseract', { PATH, OCR_ENGINE: 'tesseract' })?.state).toBe('failed');
    expect(stateOf('soffice', { PATH })).toMatchObject({ state: 'missing', optional: true });
    expect(stateOf('soffice', { PATH, SOFFICE_PATH: '/nowhere/soffice' })?.state).toBe('failed');
  });

  test('one that is there is found on the PATH, or where its setting says', async () => {
    const program = join(folder.path, 'soffice');
    await writeFile(program, '#!/bin/sh\n');
    await chmod(program, 0o755);

    const found = { state: 'ok', says: program };
    expect(stateOf('soffice', { PATH: folder.path })).toMatchObject(found);
    expect(stateOf('soffice', { PATH: '', SOFFICE_PATH: program })).toMatchObject(found);
  });
});
