import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const PROJECT = resolve(__dirname, '..');
const MAX_FILE_LINES = 300;
const MAX_README_LINES = 10;

/** Tests of more than one file: whole endpoints, long runs, recorded histories, deployment, compared reports, this file. */
const BROAD_TESTS =
  /^(features|long|replay|deploy|golden)\/|^structure\.test\.ts$|^workflows\/bundle\.test\.ts$/;

/** Tests whose text names what it looks for. */
const SPEAK_OF_SKIPPING = ['structure.test.ts', 'scripts/closing-line-reporter.test.ts'];

/** Names that say nothing of what is inside. */
const DRAWERS = /^(utils?|helpers?|common|misc|lib|shared)(\.|$)/;

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.check|\.d)?\.ts$/;

function filesOf(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(PROJECT, folder).length + 1))
    .sort();
}

function lineCount(path: string): number {
  return readFileSync(join(PROJECT, path), 'utf8').trimEnd().split('\n').length;
}

const sources = filesOf('src').filter((path) => path.endsWith('.ts'));
const tests = filesOf('test').filter((path) => path.endsWith('.test.ts'));

describe('src', () => {
  const folders = readdirSync(join(PROJECT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  test.each(folders)('%s says in a short README what belongs there', (folder) => {
    const readme = `src/${folder}/README.md`;
    expect(existsSync(join(PROJECT, readme))).toBe(true);
    expect(lineCount(readme)).toBeLessThanOrEqual(MAX_README_LINES);
  });

  test('no file is longer than a reader can hold', () => {
    expect(sources.filter((path) => lineCount(`src/${path}`) > MAX_FILE_LINES)).toEqual([]);
  });

  test('every file has a kebab-case name that says what is inside', () => {
    const badNames = sources.filter((path) => !KEBAB_CASE.test(basename(path)));
    const drawers = sources.filter((path) => path.split('/').some((part) => DRAWERS.test(part)));
    expect([...badNames, ...drawers]).toEqual([]);
  });
});

describe('test', () => {
  test('every test file stands where the file that it tests does', () => {
    const astray = tests.filter((path) => {
      const tested = path.replace(/\.test\.ts$/, '');
      // A folder of small files may have one test, named after it.
      const folder = basename(dirname(tested)) === basename(tested) ? dirname(tested) : tested;
      const places = [`src/${tested}.ts`, `src/${folder}`, `${tested}.mjs`];
      return !BROAD_TESTS.test(path) && !places.some((place) => existsSync(join(PROJECT, place)));
    });
    expect(astray).toEqual([]);
  });

  test('nothing is skipped, focused or left to do', () => {
    const weakened = tests.filter((path) =>
      /\b(test|it|describe)\.(skip|only|todo|failing)\b|\bx(test|it|describe)\(/.test(
        readFileSync(join(PROJECT, 'test', path), 'utf8'),
      ),
    );
    expect(weakened.filter((path) => !SPEAK_OF_SKIPPING.includes(path))).toEqual([]);
  });
});
