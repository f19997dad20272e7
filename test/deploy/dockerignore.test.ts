import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const PROJECT = resolve(__dirname, '../..');
const read = (name: string): string => readFileSync(join(PROJECT, name), 'utf8');

/** Files and folders that the Dockerfile takes from the project, not from an earlier stage. */
function copied(): string[] {
  return [...read('Dockerfile').matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  );
}

describe('.dockerignore', () => {
  test('lets through all that the Dockerfile copies, the sample definitions and their logo too', () => {
    const allowed = read('.dockerignore').match(/(?<=^!)[^/\n]+/gm);
    expect(copied()).toEqual(expect.arrayContaining(['assets', 'reports.yaml']));
    expect(copied().filter((name) => allowed?.includes(name) !== true)).toEqual([]);
    expect(copied().filter((name) => !existsSync(join(PROJECT, name)))).toEqual([]);
  });
});
